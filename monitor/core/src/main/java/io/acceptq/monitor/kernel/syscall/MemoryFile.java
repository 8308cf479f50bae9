// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.syscall;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;

/**
 * A file that is memory only: no path, no disk, gone with the process. Others find it by its name
 * among the links in {@code /proc/PID/fd}, if they may look there.
 */
public final class MemoryFile {
  /** {@code include/uapi/linux/memfd.h}: MFD_CLOEXEC. */
  private static final int MFD_CLOEXEC = 1;

  /** {@code include/uapi/linux/memfd.h}, since 6.3, which warns of a file without it. */
  private static final int MFD_NOEXEC_SEAL = 8;

  /** {@code include/uapi/asm-generic/errno-base.h}. */
  private static final int EINVAL = 22;

  private MemoryFile() {}

  /**
   * Empty, for reading and writing.
   *
   * @throws IOException with one sentence, if there is no native library for this machine, none may
   *     be loaded, or the kernel (before 3.17) or the C library (glibc before 2.27) has no such
   *     file
   */
  public static RandomAccessFile create(String name) throws IOException {
    SystemCalls calls = SystemCalls.get();
    // Not a String: JNA would keep a cleaner thread for the copy.
    ByteBuffer terminated = ByteBuffer.allocateDirect(name.length() + 1);
    terminated.put(name.getBytes(US_ASCII));
    terminated.rewind(); // JNA hands over the address of its position
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
