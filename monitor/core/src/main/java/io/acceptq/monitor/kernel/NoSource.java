// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.model.kernel.KernelSample;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.model.kernel.SourceStatus;
import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.spi.KernelSource;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/** The source on a system that does not show its listeners: everything is unknown. Any thread. */
final class NoSource implements KernelSource {
  private static final KernelSample NOTHING =
      new KernelSample(Collections.emptyList(), KernelCounters.UNKNOWN, true);

  private final SourceStatus status;

  NoSource(String reason) {
    this.status = new SourceStatus(SourceKind.NONE, reason);
  }

  @Override
  public SourceStatus status() {
    return status;
  }

  @Override
  public KernelSample read(boolean unixToo) {
    return NOTHING;
  }

  @Override
  public Map<ListenAddress, Integer> halfOpen() {
    return null;
  }

  @Override
  public KernelLimits limits() {
    return KernelLimits.UNKNOWN;
  }

  @Override
  public Long inodeOf(int descriptor) {
    return null;
  }

  @Override
  public Set<Long> ownInodes() {
    return Collections.emptySet();
  }

  @Override
  public String ownerOf(long inode) {
    return null;
  }

  @Override
  public String release() {
    return null;
  }

  @Override
  public String networkNamespace() {
    return null;
  }

  @Override
  public void close() {}
}
