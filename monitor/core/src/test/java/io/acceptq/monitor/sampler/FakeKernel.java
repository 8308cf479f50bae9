// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.model.kernel.KernelSample;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.model.kernel.SourceStatus;
import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.spi.ErrorReporter;
import io.acceptq.monitor.spi.KernelSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** A kernel whose sockets the test controls, for what a real one does not do on demand. */
public class FakeKernel implements KernelSource {
  final Map<Long, ListenSocket> sockets = new LinkedHashMap<>();
  final Map<Integer, Long> descriptors = new HashMap<>();
  final Map<String, Long> counters = new HashMap<>();
  final Map<ListenAddress, Integer> halfOpen = new HashMap<>();
  final List<Boolean> unixAsked = new CopyOnWriteArrayList<>();
  final Set<Long> unreadable = new TreeSet<>();
  final FakeClock clock;
  final ErrorReporter errors;
  SourceKind kind = SourceKind.NETLINK;
  String failure;
  String ownFailure;
  Integer somaxconn = 128;
  double ownInodesCostMillis;
  double halfOpenCostMillis;
  int ownInodesReads;
  int halfOpenReads;
  Long oldest;
  int oldestAsked;
  Runnable onceBeforeRead;
  Runnable onceAfterRead;

  public FakeKernel(FakeClock clock, ErrorReporter errors) {
    this.clock = clock;
    this.errors = errors;
    counters.put("ListenOverflows", 0L);
    counters.put("ListenDrops", 0L);
  }

  /** A socket of this process, and its descriptor. */
  void listen(int descriptor, long inode, String host, int port) {
    descriptors.put(descriptor, inode);
    foreign(inode, host, port);
  }

  void foreign(long inode, String host, int port) {
    show(inode, address(host, port), inode + 1_000_000L, 0, 50, 0L);
  }

  void unix(int descriptor, long inode, String path) {
    descriptors.put(descriptor, inode);
    show(inode, ListenAddress.unix(path), inode + 1_000_000L, 0, 50, null);
  }

  void show(long inode, ListenAddress address, Long cookie, int length, Integer limit, Long drops) {
    sockets.put(inode, new ListenSocket(address, inode, cookie, length, limit, drops));
  }

  /** Changes what the kernel shows of this socket. */
  void queue(long inode, int length, Integer limit, Long drops) {
    ListenSocket old = sockets.get(inode);
    show(inode, old.address, old.cookie, length, limit, drops);
  }

  boolean fails() {
    return false;
  }

  public static ListenAddress address(String host, int port) {
    return switch (host) {
      case "::" -> ListenAddress.inet6(0, 0, port);
      case "0.0.0.0" -> ListenAddress.inet4(0, port);
      default -> ListenAddress.inet4(0x7f00_0001, port);
    };
  }

  void close(int descriptor) {
    sockets.remove(descriptors.remove(descriptor));
  }

  @Override
  public SourceStatus status() {
    return new SourceStatus(kind, kind == SourceKind.NETLINK ? null : "the test says so");
  }

  @Override
  public KernelSample read(boolean unixToo) throws IOException {
    unixAsked.add(unixToo);
    Runnable before = onceBeforeRead;
    onceBeforeRead = null;
    run(before);
    if (failure != null || fails()) {
      throw new IOException(failure);
    }
    List<ListenSocket> read = new ArrayList<>();
    for (ListenSocket socket : sockets.values()) {
      if (unreadable.contains(socket.inode)) {
        errors.report("row of " + socket.inode);
      } else if (unixToo || !socket.address.isUnix()) {
        read.add(socket);
      }
    }
    KernelSample sample =
        new KernelSample(read, new KernelCounters(counters), unreadable.isEmpty());
    Runnable after = onceAfterRead;
    onceAfterRead = null;
    run(after);
    return sample;
  }

  private static void run(Runnable happening) {
    if (happening != null) {
      happening.run();
    }
  }

  @Override
  public Map<ListenAddress, Integer> halfOpen() throws IOException {
    halfOpenReads++;
    clock.passMillis(halfOpenCostMillis);
    if (failure != null) {
      throw new IOException(failure);
    }
    return kind == SourceKind.NETLINK ? halfOpen : null;
  }

  @Override
  public Long oldestConnection(
      ListenSocket listener, List<ListenSocket> all, int count, long maxMillis) {
    oldestAsked++;
    return oldest == null || oldest > maxMillis ? null : oldest;
  }

  @Override
  public Long oldestWaiting(ListenSocket listener, List<ListenSocket> all) {
    oldestAsked++;
    return oldest;
  }

  @Override
  public KernelLimits limits() {
    return KernelLimits.builder().somaxconn(somaxconn).build();
  }

  @Override
  public Long inodeOf(int descriptor) {
    return descriptors.get(descriptor);
  }

  @Override
  public Set<Long> ownInodes() throws IOException {
    ownInodesReads++;
    clock.passMillis(ownInodesCostMillis);
    if (ownFailure != null) {
      throw new IOException(ownFailure);
    }
    return Set.copyOf(descriptors.values());
  }

  @Override
  public String ownerOf(long inode) {
    return "process " + inode + " (other)";
  }

  @Override
  public String release() {
    return "6.18";
  }

  @Override
  public String networkNamespace() {
    return "net:[1]";
  }

  @Override
  public void close() {}
}
