// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.net;

import com.sun.jna.Memory;
import java.util.List;

/** A seccomp filter as container runtimes install it: netlink sockets fail with EPERM. */
public final class Seccomp {
  private static final int PR_SET_SECCOMP = 22;
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int SECCOMP_MODE_FILTER = 2;

  private static final int LOAD_WORD = 0x20;
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int RETURN = 0x06;
  private static final int ERRNO_EPERM = 0x0005_0001;
  private static final int ALLOW = 0x7fff_0000;

  /** {@code struct seccomp_data}: the system call's number and its first argument. */
  private static final int NUMBER = 0;

  private static final int FIRST_ARGUMENT = 16;

  private static final int AF_NETLINK = 16;

  private Seccomp() {}

  /** Applies to the calling thread for good. */
  public static List<String> refuseNetlink() {
    int socket = System.getProperty("os.arch").equals("amd64") ? 41 : 198;
    long[] program = {
      instruction(LOAD_WORD, 0, 0, NUMBER),
      instruction(JUMP_IF_EQUAL, 0, 3, socket),
      instruction(LOAD_WORD, 0, 0, FIRST_ARGUMENT),
      instruction(JUMP_IF_EQUAL, 0, 1, AF_NETLINK),
      instruction(RETURN, 0, 0, ERRNO_EPERM),
      instruction(RETURN, 0, 0, ALLOW),
    };
    Memory filter = new Memory(8L * program.length);
    filter.write(0, program, 0, program.length);
    Memory header = new Memory(16); // struct sock_fprog
    header.setShort(0, (short) program.length);
    header.setPointer(8, filter);
    LibC.C.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    LibC.C.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, Memory.nativeValue(header), 0, 0);
    return List.of();
  }

  /** {@code struct sock_filter} of a little-endian machine. */
  private static long instruction(int code, int ifTrue, int ifFalse, int operand) {
    return code | ((long) ifTrue << 16) | ((long) ifFalse << 24) | ((long) operand << 32);
  }
}
