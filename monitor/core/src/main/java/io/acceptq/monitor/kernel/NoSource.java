// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import io.acceptq.monitor.sample.KernelCounters;
import io.acceptq.monitor.sample.KernelLimits;
import io.acceptq.monitor.sample.KernelSample;
import io.acceptq.monitor.sample.KernelSource;
import io.acceptq.monitor.sample.ListenAddress;
import io.acceptq.monitor.sample.SourceKind;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/** A system that tells nothing about its listeners. */
final class NoSource implements KernelSource {
  private static final KernelSample NOTHING =
      new KernelSample(Collections.emptyList(), KernelCounters.UNKNOWN);

  private final String note;

  NoSource(String note) {
    this.note = note;
  }

  @Override
  public SourceKind kind() {
    return SourceKind.NONE;
  }

  @Override
  public String note() {
    return note;
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
