// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import static io.acceptq.monitor.kernel.netlink.InetDiagReq.AF_INET;
import static io.acceptq.monitor.kernel.netlink.InetDiagReq.AF_INET6;

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
 * Who waits, by a dump that the kernel filters, through a netlink socket that is open for that long
 * only. Any thread; nothing here is shared with the sampler, but an older kernel makes one dump at
 * a time ({@code inet_diag_table_mutex}), so that there a sample may have to wait for this.
 */
final class NetlinkWaitingClients implements WaitingClients {
  /**
   * The longest answer seen, with 200,000 connections on a busy machine, took a quarter of that.
   */
  private static final long PATIENCE_SECONDS = 2;

  private final NetlinkDumps.Opener opener;
  private final ErrorReporter errors;
  private final Semaphore turn = new Semaphore(1);

  /** Kept for its buffer, which only a garbage collection would free. */
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
      throw new IOException("the kernel has not shown " + listener.name + " yet");
    }
    if (listener.address.isUnix()) {
      throw new IOException(
          "clients of a Unix domain socket have no address, and the kernel keeps no time for them;"
              + " QueueLength tells how many wait at "
              + listener.name);
    }
  }

  private void awaitTurn() throws IOException {
    try {
      if (turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("somebody else is asking, and one at a time may; try again");
  }

  private WaitingQueue read(Listener listener, int max) throws IOException {
    long start = System.nanoTime();
    AtomicInteger bad = new AtomicInteger();
    ErrorReporter counted =
        fault -> {
          bad.incrementAndGet();
          errors.report(fault);
        };
    for (int family : families(listener.address)) {
      Collection<ListenSocket> listeners = listeners(family, counted);
      for (ListenSocket own : listeners) {
        if (own.inode == listener.inode) {
          ListenerLookup parentage = new ListenerLookup(own, listeners);
          WaitingRows rows = connections(family, own, parentage, max, counted);
          return new WaitingQueue(
              own.queueLength,
              rows.oldest(),
              rows.more(),
              rows.read(),
              System.nanoTime() - start,
              note(own, rows, parentage.note(), bad.get()));
        }
      }
    }
    throw new IOException("the kernel no longer shows " + listener.name + ": it was closed");
  }

  /** An IPv4 address may be an IPv4-mapped one. */
  private static int[] families(ListenAddress address) {
    return address.isIpv6() ? new int[] {AF_INET6} : new int[] {AF_INET, AF_INET6};
  }

  private Collection<ListenSocket> listeners(int family, ErrorReporter counted) throws IOException {
    return dumps
        .dump(
            (to, sequence) -> InetDiagReq.listeners(to, family, sequence),
            () -> new ListenerRows(counted))
        .sockets();
  }

  private WaitingRows connections(
      int family, ListenSocket own, ListenerLookup parentage, int max, ErrorReporter counted)
      throws IOException {
    if (own.queueLength == 0) {
      return new WaitingRows(parentage::ours, max, counted); // saves the walk
    }
    return dumps.dump(
        (to, sequence) -> InetDiagReq.connections(to, family, own.address, sequence),
        () -> new WaitingRows(parentage::ours, max, counted));
  }

  private static String note(ListenSocket own, WaitingRows rows, String shared, int bad) {
    StringBuilder note = new StringBuilder();
    int missing = own.queueLength - rows.oldest().size() - rows.more();
    if (shared != null) {
      note.append(shared);
    } else if (missing > 0) {
      note.append(missing)
          .append(missing == 1 ? " more is" : " more are")
          .append(" not shown: reset by the client, which leaves it in the queue until accept(),")
          .append(" or accepted meanwhile");
    }
    if (bad > 0) {
      note.append(note.length() == 0 ? "" : "; ")
          .append(bad)
          .append(bad == 1 ? " row" : " rows")
          .append(" of the kernel's answer ")
          .append(bad == 1 ? "was" : "were")
          .append(" not understood: see the Monitor's LastError");
    }
    return note.length() == 0 ? null : note.toString();
  }
}
