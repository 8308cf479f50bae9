// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * The kernel side of a sample. Called by the sampler thread only. A row that cannot be understood
 * is reported to the {@link Faults} given at opening and left out; an {@link IOException} means
 * that the whole reading failed, and the next one may succeed.
 */
public interface KernelSource extends Closeable {
  SourceKind kind();

  /** One sentence: why it is this source and what is missing; null when nothing is missing. */
  String note();

  /** All TCP listeners of the namespace, Unix domain ones too if asked, and the counters. */
  KernelSample read(boolean unixToo) throws IOException;

  /**
   * Connections in SYN_RECV by the local address they arrived at. Walks the kernel's established
   * table: 0.2 ms, and 20 with 200,000 connections. Null where the source has no way to count them.
   */
  Map<ListenAddress, Integer> halfOpen() throws IOException;

  KernelLimits limits();

  /** Inode of the socket behind a descriptor of this process; null if it is none (any more). */
  Long inodeOf(int descriptor);

  /** Inodes of all sockets of this process. Costs 5 µs a descriptor, 20 until compiled. */
  Set<Long> ownInodes() throws IOException;

  /**
   * Which other process holds a socket, {@code process 1234 (nginx)}; null if that may not be read,
   * or not in {@code 20 ms}: it looks through the descriptors of all processes.
   */
  String ownerOf(long inode);

  /** {@code uname -r}; null where unknown. */
  String release();

  /** Identity of the network namespace, {@code net:[4026531840]}; null where unknown. */
  String networkNamespace();
}
