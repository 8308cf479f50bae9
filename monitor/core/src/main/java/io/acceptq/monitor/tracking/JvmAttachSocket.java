// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking;

import io.acceptq.monitor.net.ListenAddress;
import java.util.regex.Pattern;

/**
 * The socket on which HotSpot listens once a tool has attached ({@code
 * src/hotspot/os/posix/attachListener_posix.cpp}): a listener of the JVM, not of the service.
 */
final class JvmAttachSocket {
  /** HotSpot renames the file after listen(2), but the kernel keeps the first name. */
  private static final Pattern PATH = Pattern.compile("unix:.*/\\.java_pid\\d+(\\.tmp)?");

  private JvmAttachSocket() {}

  static boolean is(ListenAddress address) {
    return address.isUnix() && PATH.matcher(address.host()).matches();
  }
}
