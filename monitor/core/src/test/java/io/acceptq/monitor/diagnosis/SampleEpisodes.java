// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import java.util.List;

/** Events as the diagnosis makes them, for tests of publishers. */
public final class SampleEpisodes {
  private SampleEpisodes() {}

  /** Its begin; the listener has the id 1. */
  public static List<EpisodeEvent> eventsOfAListenerThatNeverAccepts() {
    return new ListenerScript(2).samples(3).queue(3).overflow(3).samples(12).events;
  }

  /** Its verdict when all was well. */
  public static Verdict verdictOfThatListener() {
    return new ListenerScript(2).samples(3).last();
  }

  /** The same events as if they concerned the whole namespace. */
  public static List<EpisodeEvent> ofTheNamespace(List<EpisodeEvent> events) {
    return events.stream()
        .map(event -> EpisodeEvent.begin(EpisodeEvent.NAMESPACE, event.episode))
        .toList();
  }
}
