// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.syscall;

import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes JNA load its native library once, so that a JNA of the service's own notices nothing: by
 * itself JNA would make {@code ~/.cache/JNA/temp}, leave two system properties, and load a library
 * that the service means for its own copy, which a JVM loads for one class loader only.
 */
final class JnaStart {
  private static final String TMPDIR = "jna.tmpdir";
  private static final String LOADED = "jna.loaded";
  private static final String PATH = "jnidispatch.path";

  /** glibc's {@code elf/dl-load.c}, for a file on a mount without execution. */
  private static final String NOEXEC = "failed to map segment";

  private static final String HINT =
      " (is it mounted noexec? -Djna.tmpdir=DIRECTORY names another directory)";

  private JnaStart() {}

  /** Costs about 50 ms, and a file in {@code java.io.tmpdir} that is gone when it returns. */
  static void load() throws IOException {
    String meantForOthers = meantForOthers();
    if (meantForOthers != null) {
      throw new IOException(
          "system property "
              + meantForOthers
              + " names a native library that acceptq leaves to the service");
    }
    String loaded = System.getProperty(LOADED);
    String path = System.getProperty(PATH);
    // Whoever starts another JNA in this very moment finds a directory as good as any.
    boolean redirected = System.getProperty(TMPDIR) == null;
    if (redirected) {
      System.setProperty(TMPDIR, writableTmpdir());
    }
    CountDownLatch loading = new CountDownLatch(1);
    Thread exit = new Thread(() -> await(loading), "acceptq: library is being loaded");
    try {
      // An exit in the middle would leave the file behind, so it waits.
      Runtime.getRuntime().addShutdownHook(exit);
      requireLoaded();
    } finally {
      loading.countDown();
      removeHook(exit);
      if (redirected) {
        System.clearProperty(TMPDIR);
      }
      restore(LOADED, loaded);
      restore(PATH, path);
    }
  }

  private static void await(CountDownLatch loading) {
    try {
      loading.await(1, TimeUnit.SECONDS); // 50 ms will do
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread exit) {
    try {
      Runtime.getRuntime().removeShutdownHook(exit);
    } catch (IllegalStateException e) {
      // The exit has begun.
    }
  }

  /** JNA would make the directory, and parents too. */
  private static String writableTmpdir() throws IOException {
    String directory = System.getProperty("java.io.tmpdir");
    if (directory == null || !Files.isWritable(Paths.get(directory))) {
      throw new IOException("java.io.tmpdir=" + directory + " is no writable directory");
    }
    return directory;
  }

  private static String meantForOthers() {
    if (System.getProperty("jna.boot.library.path") != null) {
      return "jna.boot.library.path";
    }
    return Boolean.parseBoolean(System.getProperty("jna.nosys", "true")) ? null : "jna.nosys";
  }

  private static void requireLoaded() throws IOException {
    try {
      if (Native.POINTER_SIZE == 0) {
        throw new UnsatisfiedLinkError("JNA did not initialize");
      }
    } catch (UnsatisfiedLinkError e) {
      String unpacked = System.getProperty(PATH);
      String message = String.valueOf(e.getMessage());
      if (unpacked == null || !message.startsWith(unpacked)) {
        throw e;
      }
      deleteIfUnpacked(new File(unpacked)); // or it would stay until the exit
      String why = message.replace(unpacked + ": ", "");
      throw new IOException(
          why.contains(NOEXEC) ? why + " in " + new File(unpacked).getParent() + HINT : why, e);
    }
  }

  @SuppressWarnings("ReturnValueIgnored") // JNA deletes it at the exit if this cannot
  private static void deleteIfUnpacked(File library) {
    if (library.getName().startsWith("jna")) { // as JNA tells it from one that is installed
      library.delete();
    }
  }

  private static void restore(String key, String value) {
    if (value == null) {
      System.clearProperty(key);
    } else {
      System.setProperty(key, value);
    }
  }
}
