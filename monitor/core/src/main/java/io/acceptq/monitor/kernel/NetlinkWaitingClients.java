// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import static io.acceptq.monitor.kernel.netlink.AddressFamily.AF_INET;
import static io.acceptq.monitor.kernel.netlink.AddressFamily.AF_INET6;

import io.acceptq.monitor.kernel.netlink.InetDiagReq;
import io.acceptq.monitor.kernel.netlink.ListenerRows;
import io.acceptq.monitor.kernel.netlink.WaitingRows;
import io.acceptq.monitor.model.Listener;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.model.kernel.WaitingQueue;
import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.spi.ErrorReporter;
import io.acceptq.monitor.spi.WaitingClients;
import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lists the clients waiting in an accept queue by a dump that the kernel filters, over a netlink
 * socket that is open during the call only. Any thread, one call at a time. Shares nothing with the
 * sampler, except that an older kernel runs one dump at a time ({@code inet_diag_table_mutex}), so
 * that a sample there may have to wait for this dump. Cost: see {@link WaitingClients}.
 */
final class NetlinkWaitingClients implements WaitingClients {
  /** Four times the longest call measured, with 200,000 connections on a busy machine. */
  private static final long MAX_SECONDS_FOR_TURN = 2;

  private final NetlinkDumps.Opener opener;
  private final ErrorReporter errors;
  private final Semaphore turn = new Semaphore(1);

  /** Kept between calls, since only a garbage collection would free its buffer. */
  private NetlinkDumps dumps;

  NetlinkWaitingClients(NetlinkDumps.Opener opener, ErrorReporter errors) {
    this.opener = opener;
    this.errors = errors;
  }

  @Override
  public WaitingQueue of(Listener listener, int max) throws IOException {
    requireTcp(listener);
    awaitTurn();
    try {
      if (dumps == null) {
        dumps = new NetlinkDumps(opener, errors);
      }
      return read(listener, max);
    } finally {
      if (dumps != null) {
        dumps.close();
      }
      turn.release();
    }
  }

  private static void requireTcp(Listener listener) throws IOException {
    if (listener.address == null || listener.inode == null) {
      throw new IOException("the kernel's socket of " + listener.name + " has not been found yet");
    }
    if (listener.address.isUnix()) {
      throw new IOException(
          "clients of a Unix domain socket have no address, and the kernel does not record when"
              + " they connected; QueueLength shows how many are waiting at "
              + listener.name);
    }
  }

  private void awaitTurn() throws IOException {
    try {
      if (turn.tryAcquire(MAX_SECONDS_FOR_TURN, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("another waiting() call is in progress; try again");
  }

  private WaitingQueue read(Listener listener, int max) throws IOException {
    long start = System.nanoTime();
    AtomicInteger malformed = new AtomicInteger();
    ErrorReporter rowErrors =
        error -> {
          malformed.incrementAndGet();
          errors.report(error);
        };
    for (int family : families(listener.address)) {
      Collection<ListenSocket> sockets = listenSockets(family, rowErrors);
      for (ListenSocket socket : sockets) {
        if (socket.inode == listener.inode) {
          ListenerLookup lookup = new ListenerLookup(socket, sockets);
          WaitingRows rows = connections(family, socket, lookup, max, rowErrors);
          return new WaitingQueue(
              socket.queueLength,
              rows.longestWaiting(),
              rows.more(),
              rows.rowsRead(),
              System.nanoTime() - start,
              note(socket, rows, lookup.sharingNote(), malformed.get()));
        }
      }
    }
    throw new IOException(listener.name + " was closed: the kernel no longer lists its socket");
  }

  /** A listener with an IPv4 address may be an IPv6 socket with an IPv4-mapped address. */
  static int[] families(ListenAddress address) {
    return address.isIpv6() ? new int[] {AF_INET6} : new int[] {AF_INET, AF_INET6};
  }

  private Collection<ListenSocket> listenSockets(int family, ErrorReporter rowErrors)
      throws IOException {
    return dumps
        .dump(
            (to, sequence) -> InetDiagReq.listeners(to, family, sequence),
            () -> new ListenerRows(rowErrors))
        .sockets();
  }

  private WaitingRows connections(
      int family, ListenSocket socket, ListenerLookup lookup, int max, ErrorReporter rowErrors)
      throws IOException {
    if (socket.queueLength == 0) { // saves the walk through the kernel's connections
      return new WaitingRows(lookup::receives, max, rowErrors);
    }
    return dumps.dump(
        (to, sequence) -> InetDiagReq.connections(to, family, socket.address, sequence),
        () -> new WaitingRows(lookup::receives, max, rowErrors));
  }

  /** What the answer lacks, and why; null if it is complete. */
  private static String note(ListenSocket socket, WaitingRows rows, String sharing, int malformed) {
    StringBuilder note = new StringBuilder();
    int missing = socket.queueLength - rows.longestWaiting().size() - rows.more();
    if (sharing != null) {
      note.append(sharing);
    } else if (missing > 0) {
      note.append(missing)
          .append(missing == 1 ? " more connection is" : " more connections are")
          .append(" not shown: reset by the client (a reset connection stays in the queue until")
          .append(" accept()) or accepted during this call");
    }
    if (malformed > 0) {
      note.append(note.length() == 0 ? "" : "; ")
          .append(malformed)
          .append(malformed == 1 ? " row" : " rows")
          .append(" of the kernel's answer could not be parsed; see LastError of the Monitor bean");
    }
    return note.length() == 0 ? null : note.toString();
  }
}
