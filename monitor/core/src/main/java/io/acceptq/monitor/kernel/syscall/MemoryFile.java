// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.syscall;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;

/**
 * Creates memfd files, which are in memory only: without a path, without a disk, and deleted with
 * the process. Other processes find such a file by its name among the links in {@code
 * /proc/PID/fd}, if they have permission to read that directory. Any thread.
 */
public final class MemoryFile {
  /** {@code include/uapi/linux/memfd.h}: MFD_CLOEXEC. */
  private static final int MFD_CLOEXEC = 1;

  /** {@code include/uapi/linux/memfd.h}, since 6.3, which logs a warning without it. */
  private static final int MFD_NOEXEC_SEAL = 8;

  /** {@code include/uapi/asm-generic/errno-base.h}. */
  private static final int EINVAL = 22;

  private MemoryFile() {}

  /**
   * Creates an empty file, open for reading and writing.
   *
   * @throws IOException with a message of one sentence, if there is no native library for this
   *     machine, it cannot be loaded, or the kernel (before 3.17) or the C library (glibc before
   *     2.27) has no memfd_create
   */
  public static RandomAccessFile create(String name) throws IOException {
    SystemCalls calls = SystemCalls.get();
    // For a String, JNA would start a cleaner thread that frees its copy.
    ByteBuffer terminated = ByteBuffer.allocateDirect(name.length() + 1);
    terminated.put(name.getBytes(US_ASCII));
    terminated.rewind(); // JNA passes the address of the position
    int descriptor = calls.memfdCreate(terminated, MFD_CLOEXEC | MFD_NOEXEC_SEAL);
    if (descriptor < 0 && calls.errno() == EINVAL) {
      descriptor = calls.memfdCreate(terminated, MFD_CLOEXEC);
    }
    if (descriptor < 0) {
      throw new ErrnoException("memfd_create", calls.errno());
    }
    try {
      return new RandomAccessFile("/proc/self/fd/" + descriptor, "rw");
    } finally {
      calls.close(descriptor);
    }
  }
}
