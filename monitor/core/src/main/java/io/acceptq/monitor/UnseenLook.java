// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import io.acceptq.monitor.kernel.Kernel;
import io.acceptq.monitor.sample.KernelSource;
import io.acceptq.monitor.sample.ListenSocket;
import java.io.IOException;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Whether it is time to begin: when the service says so, or when native code of this process has
 * been found listening, which no woven call tells. That look is taken late, so that a service that
 * is still starting can choose its log manager first (a debugger's port is there before anything
 * else), every ten seconds, and reads {@code /proc} only. Used by the sampler thread.
 */
final class UnseenLook implements BooleanSupplier {
  private static final long FIRST = 30_000_000_000L;
  private static final long EVERY = 10_000_000_000L;

  private final BooleanSupplier ready;
  private long next = System.nanoTime() + FIRST;

  UnseenLook(BooleanSupplier ready) {
    this.ready = ready;
  }

  @Override
  public boolean getAsBoolean() {
    if (ready.getAsBoolean()) {
      return true;
    }
    long now = System.nanoTime();
    if (now - next < 0) {
      return false;
    }
    next = now + EVERY;
    try (KernelSource source = Kernel.open(false, fault -> {})) {
      return anyOwn(source);
    } catch (IOException e) {
      return false; // then the service's own word is awaited
    }
  }

  private static boolean anyOwn(KernelSource source) throws IOException {
    Set<Long> own = source.ownInodes();
    for (ListenSocket socket : source.read(true).sockets) {
      if (own.contains(socket.inode)) {
        return true;
      }
    }
    return false;
  }
}
