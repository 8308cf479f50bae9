// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.syscall;

import java.io.IOException;

/** A system call that failed; the message names the error and describes it. */
public final class ErrnoException extends IOException {
  /** {@code include/uapi/asm-generic/errno-base.h}; sock_diag without the module of a family. */
  public static final int ENOENT = 2;

  private final int number;

  public ErrnoException(String call, int number) {
    super(call + ": " + text(number));
    this.number = number;
  }

  /** The number, of {@code include/uapi/asm-generic/errno-base.h} and {@code errno.h}. */
  public int number() {
    return number;
  }

  /** The errors that netlink and sandboxes return; strerror(3) would be one more native call. */
  private static String text(int number) {
    switch (number) {
      case 1:
        return "EPERM, operation not permitted";
      case ENOENT:
        return "ENOENT, the kernel has no such diag module";
      case 4:
        return "EINTR, interrupted";
      case 9:
        return "EBADF, bad file descriptor";
      case 11:
        return "EAGAIN, no answer";
      case 12:
        return "ENOMEM, out of memory";
      case 13:
        return "EACCES, permission denied";
      case 16:
        return "EBUSY, a dump is under way";
      case 22:
        return "EINVAL, invalid argument";
      case 23:
        return "ENFILE, too many open files in the system";
      case 24:
        return "EMFILE, too many open files";
      case 38:
        return "ENOSYS, the kernel does not implement it";
      case 88:
        return "ENOTSOCK, not a socket";
      case 93:
        return "EPROTONOSUPPORT, protocol not supported";
      case 95:
        return "EOPNOTSUPP, operation not supported";
      case 97:
        return "EAFNOSUPPORT, address family not supported";
      case 105:
        return "ENOBUFS, no buffer space";
      default:
        return "errno " + number;
    }
  }
}
