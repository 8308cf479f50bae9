// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.docs;

import io.acceptq.monitor.diagnosis.Diagnostician;
import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.model.AcceptQueue;
import io.acceptq.monitor.model.Acceptor;
import io.acceptq.monitor.model.Accepts;
import io.acceptq.monitor.model.Backlog;
import io.acceptq.monitor.model.Binding;
import io.acceptq.monitor.model.DropCounters;
import io.acceptq.monitor.model.Listener;
import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.TestSamples;
import io.acceptq.monitor.net.ListenAddress;

/** A report of one listener, 0.0.0.0:8080, to be published. */
final class PublishedReport {
  static final String LISTENER = "0.0.0.0:8080";

  /** Later than the first second: the Flight Recorder is looked at once a second. */
  private static final long MILLIS = 2_000;

  private PublishedReport() {}

  static Report create() {
    ListenerSample sample =
        new ListenerSample(
            MILLIS,
            new Listener(1, LISTENER, ListenAddress.inet4(0, 8080), 10L, Binding.UNSEEN),
            Backlog.UNKNOWN,
            new AcceptQueue(0, null, null, null, null),
            Accepts.UNKNOWN,
            Acceptor.UNKNOWN,
            DropCounters.UNKNOWN);
    return new Diagnostician(1_000).judge(TestSamples.snapshot(MILLIS, sample));
  }
}
