// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jfr;

import io.acceptq.monitor.diagnosis.Episode;
import io.acceptq.monitor.diagnosis.EpisodeEvent;
import io.acceptq.monitor.diagnosis.Verdict;
import io.acceptq.monitor.vocabulary.AttributeSpec;
import io.acceptq.monitor.vocabulary.EpisodeAttributes;
import io.acceptq.monitor.vocabulary.ListenerAttributes;
import java.util.Arrays;
import java.util.List;

/** The values of each kind of event, taken from the vocabulary where it has them. */
final class EventFields {
  /** {@code acceptq.Sample}. */
  static final List<EventField<Verdict>> SAMPLE =
      Arrays.asList(
          EventField.of("listener", listener("Name"), EventField.Unit.NONE),
          EventField.of(listener("QueueLength")),
          EventField.of(listener("EffectiveBacklog")),
          EventField.of(listener("HalfOpen")),
          EventField.of(listener("Accepted")),
          EventField.of(listener("AcceptRate")),
          EventField.of(listener("ArrivalRate")),
          EventField.of("queueWait", listener("QueueWaitMillis"), EventField.Unit.MILLISECONDS),
          EventField.of(listener("Overflows")),
          EventField.of(listener("Drops")),
          EventField.of(listener("Health")));

  /** {@code acceptq.Episode}. */
  static final List<EventField<EpisodeEvent>> EPISODE =
      Arrays.asList(
          EventField.text(
              "edge",
              "Type of the notification: what began, or acceptq.recovered",
              event -> event.type),
          episode("Listener"),
          EventField.timestamp(
              "onset", "When the episode began", event -> event.episode.startedAt()),
          EventField.of("lasted", episodeSpec("DurationMillis"), EventField.Unit.MILLISECONDS)
              .from(event -> event.episode),
          episode("Open"),
          episode("Peak"),
          episode("Overflows"),
          episode("Cause"),
          episode("Evidence"),
          episode("Advice"));

  /** {@code acceptq.AcceptError}. */
  static final List<EventField<AcceptErrorCount>> ACCEPT_ERROR =
      Arrays.asList(
          EventField.text("listener", listener("Name").help, errors -> errors.listener),
          EventField.number(
              "errors", "Failed accepts since the previous sample", errors -> errors.count),
          EventField.text(
              "message", listener("LastAcceptError").help, errors -> errors.lastMessage));

  private EventFields() {}

  private static AttributeSpec<Verdict> listener(String attribute) {
    return AttributeSpec.named(attribute, ListenerAttributes.ALL);
  }

  private static AttributeSpec<Episode> episodeSpec(String item) {
    return AttributeSpec.named(item, EpisodeAttributes.ALL);
  }

  private static EventField<EpisodeEvent> episode(String item) {
    return EventField.of(episodeSpec(item)).from(event -> event.episode);
  }
}
