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
 * Makes JNA load its native library without affecting a JNA of the service. On its own, JNA would
 * create {@code ~/.cache/JNA/temp}, leave two system properties behind, and might load a library
 * that is meant for the service's copy of JNA, which a JVM can load for one class loader only. To
 * be called once.
 */
final class JnaLoader {
  private static final String TMPDIR = "jna.tmpdir";
  private static final String LOADED = "jna.loaded";
  private static final String PATH = "jnidispatch.path";

  /** The message of glibc's {@code elf/dl-load.c} for a file on a mount with noexec. */
  private static final String NOEXEC = "failed to map segment";

  private static final String HINT =
      " (is it mounted noexec? -Djna.tmpdir=DIRECTORY selects another directory)";

  private JnaLoader() {}

  /** Takes about 50 ms, and a file in {@code java.io.tmpdir} that is deleted when it returns. */
  static void load() throws IOException {
    String serviceProperty = serviceProperty();
    if (serviceProperty != null) {
      throw new IOException(
          "system property "
              + serviceProperty
              + " selects a native library for the service's JNA, which acceptq must not load");
    }
    String loaded = System.getProperty(LOADED);
    String path = System.getProperty(PATH);
    // Another JNA that is loaded at the same time uses this directory too, which does no harm.
    boolean redirected = System.getProperty(TMPDIR) == null;
    if (redirected) {
      System.setProperty(TMPDIR, writableTmpdir());
    }
    CountDownLatch loading = new CountDownLatch(1);
    Thread exit = new Thread(() -> await(loading), "acceptq: waits for JNA to be loaded");
    try {
      // An exit of the JVM during the load would leave the file behind, so it has to wait.
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
      loading.await(1, TimeUnit.SECONDS); // far longer than a load takes
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread exit) {
    try {
      Runtime.getRuntime().removeShutdownHook(exit);
    } catch (IllegalStateException e) {
      // The JVM is exiting: the hook is running.
    }
  }

  /** A directory that exists: JNA would create a missing one and its parents. */
  private static String writableTmpdir() throws IOException {
    String directory = System.getProperty("java.io.tmpdir");
    if (directory == null || !Files.isWritable(Paths.get(directory))) {
      throw new IOException("java.io.tmpdir=" + directory + " is not a writable directory");
    }
    return directory;
  }

  /** A system property that selects a library for the service's own JNA; null if none is set. */
  private static String serviceProperty() {
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
      deleteIfUnpacked(new File(unpacked)); // JNA would keep it until the JVM exits
      String reason = message.replace(unpacked + ": ", "");
      if (reason.contains(NOEXEC)) {
        reason += " in " + new File(unpacked).getParent() + HINT;
      }
      throw new IOException(reason, e);
    }
  }

  @SuppressWarnings("ReturnValueIgnored") // if this fails, JNA deletes it when the JVM exits
  private static void deleteIfUnpacked(File library) {
    // JNA itself knows the files it unpacked by this prefix.
    if (library.getName().startsWith("jna")) {
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
