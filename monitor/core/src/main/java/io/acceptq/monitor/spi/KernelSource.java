// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.spi;

import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.model.kernel.KernelSample;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.model.kernel.SourceStatus;
import io.acceptq.monitor.net.ListenAddress;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The kernel side of a sample. Called by the sampler thread only. A row that cannot be parsed is
 * reported to the {@link ErrorReporter} given at opening, left out, and makes the sample
 * incomplete; an {@link IOException} means that the whole reading failed, and the next one may
 * succeed.
 */
public interface KernelSource extends Closeable {
  /** Which source this is and what it lacks; may change with a reading. */
  SourceStatus status();

  /** All TCP listeners of the namespace, Unix domain ones too if asked, and the counters. */
  KernelSample read(boolean unixToo) throws IOException;

  /**
   * Connections in SYN_RECV by local address. Walks the kernel's established table: 0.2 ms, and 20
   * ms with 200,000 connections. Null if the source cannot count them.
   */
  Map<ListenAddress, Integer> halfOpen() throws IOException;

  /**
   * Time since the handshake of the oldest among the youngest connections to a TCP listener,
   * accepted or waiting; null if none is seen, or if the kernel does not tell: the service has
   * exchanged data over them, they are closed, or the listener shares its address. One dump that
   * the kernel filters, 0.1 ms with few connections.
   *
   * @param all every listener of the namespace
   * @param count how many to look at, the youngest first
   * @param maxMillis an older one is not among them
   */
  default Long oldestConnection(
      ListenSocket listener, List<ListenSocket> all, int count, long maxMillis) throws IOException {
    return null;
  }

  /** The same of all connections that wait. */
  default Long oldestWaiting(ListenSocket listener, List<ListenSocket> all) throws IOException {
    return null;
  }

  KernelLimits limits();

  /** Inode of the socket behind a descriptor of this process; null if it is not a socket. */
  Long inodeOf(int descriptor);

  /** Inodes of all sockets of this process. Costs 5 µs per descriptor, 20 until compiled. */
  Set<Long> ownInodes() throws IOException;

  /**
   * The process that holds a socket, {@code process 1234 (nginx)}. Searches the descriptors of all
   * processes for at most 20 ms; null if it was not found or cannot be inspected by this user.
   */
  String ownerOf(long inode);

  /** {@code uname -r}; null if unknown. */
  String release();

  /** Identity of the network namespace, {@code net:[4026531840]}; null if unknown. */
  String networkNamespace();
}
