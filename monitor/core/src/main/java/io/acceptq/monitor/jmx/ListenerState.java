// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.Cause;
import io.acceptq.monitor.diagnosis.Verdict;
import io.acceptq.monitor.sample.Knobs;
import io.acceptq.monitor.sample.ListenerSample;

/** What a listener's attributes are read from. Immutable but for the knobs. */
public final class ListenerState {
  final Verdict verdict;
  final ListenerSample sample;
  final Knobs knobs;

  public ListenerState(Verdict verdict, Knobs knobs) {
    this.verdict = verdict;
    this.sample = verdict.sample;
    this.knobs = knobs;
  }

  String host() {
    return sample.listener.address == null ? null : sample.listener.address.host();
  }

  Integer port() {
    return sample.listener.address == null ? null : sample.listener.address.port();
  }

  String cause() {
    Cause cause = verdict.episode == null ? null : verdict.episode.cause();
    return cause == null ? null : cause.name();
  }

  String advice() {
    return verdict.episode == null ? null : verdict.episode.advice();
  }

  /** A virtual thread usually has no name: then its number, {@code VirtualThread[#22]}. */
  String acceptorName() {
    Thread thread = sample.acceptor.thread;
    if (thread == null) {
      return null;
    }
    String name = thread.getName();
    if (!name.isEmpty() || thread.getClass().getClassLoader() != null) {
      return name; // a toString of the service's own must not run here
    }
    String text = thread.toString(); // with its state and carrier behind
    return text.substring(0, text.indexOf(']') + 1);
  }
}
