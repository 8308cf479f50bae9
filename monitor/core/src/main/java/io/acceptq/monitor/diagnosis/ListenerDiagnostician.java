// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.diagnosis.cause.IncidentFacts;
import io.acceptq.monitor.diagnosis.cause.LoadCauses;
import io.acceptq.monitor.diagnosis.cause.SynFloodDetector;
import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.monitor.model.Snapshot;
import io.acceptq.monitor.queueing.ListenerLoad;
import java.util.List;

/**
 * Judges one listener from sample to sample. Used by the sampler thread only; a calm listener costs
 * some comparisons.
 */
final class ListenerDiagnostician {
  /** An overflowing queue without an accept for this long is blocked, whatever the threshold. */
  private static final int BLOCKED_MILLIS = 1_000;

  private final CalmBaseline calm = new CalmBaseline();
  private final ProblemDetector problems = new ProblemDetector();
  private final EpisodeTracker episodes = new EpisodeTracker();
  private final AnnouncementPolicy announcements = new AnnouncementPolicy();
  private final ListenerLoad load;
  private ListenerSample before;

  ListenerDiagnostician(long historyMillis) {
    load = new ListenerLoad(historyMillis);
  }

  Verdict judge(ListenerSample now, Snapshot snapshot, List<EpisodeEvent> events) {
    calm.initialize(now, snapshot);
    Health health = Health.of(now, snapshot.monitor.thresholds);
    load.add(now, snapshot.namespace.limits.somaxconn);
    Episode.Kind problem = problems.detect(now, health, snapshot);
    ListenerSample previous = before == null ? calm.sample() : before;
    boolean refusing = isMore(previous.drops.overflows, now.drops.overflows);
    if (problem == null) {
      episodes.expire(now.millis);
    } else {
      grow(problem, now, snapshot, refusing);
    }
    if (episodes.isOpen()) {
      announce(now, events);
    }
    if (CalmBaseline.isCalm(now) && !refusing) {
      calm.set(now, snapshot.stalls);
    }
    before = now;
    return new Verdict(
        now, health, snapshot.monitor, episodes.episode(), load.queueWait(), load.recommendation());
  }

  private static boolean isMore(Long before, Long now) {
    return now != null && now > (before == null ? 0 : before);
  }

  private void grow(Episode.Kind problem, ListenerSample now, Snapshot snapshot, boolean refusing) {
    boolean opens = !episodes.isOpen();
    if (opens) {
      episodes.open(before);
      announcements.reset();
    }
    boolean flooded = problem == Episode.Kind.SYN_FLOOD;
    // Health stays OVERFLOWING for seconds after an overflow, when its cause no longer shows.
    if (opens || refusing || flooded || !CalmBaseline.isCalm(now)) {
      long millis = before == null ? 0 : now.millis - before.millis;
      if (flooded) {
        episodes.causes().add(SynFloodDetector.finding(now, snapshot.namespace.limits), millis);
      } else {
        episodes.causes().examine(facts(now, snapshot), millis);
      }
    }
    long startMillis = opens ? now.millis : episodes.episode().startMillis;
    episodes.grow(problem, now, snapshot.monitor.clockOffsetMillis, isSettled(now, startMillis));
  }

  private IncidentFacts facts(ListenerSample now, Snapshot snapshot) {
    RuntimeStalls stalls = snapshot.stalls.since(calm.stalls());
    return new IncidentFacts(
        calm.sample(),
        now,
        stalls,
        load.recommendation(),
        episodes.isOpen() ? episodes.episode().startMillis : now.millis,
        Math.min(snapshot.monitor.thresholds.stallMillis, BLOCKED_MILLIS));
  }

  /** A load shows what it is when it lasts, or when it is over. */
  private static boolean isSettled(ListenerSample now, long startMillis) {
    return CalmBaseline.isCalm(now) || now.millis - startMillis >= LoadCauses.LONG_MILLIS;
  }

  private void announce(ListenerSample now, List<EpisodeEvent> events) {
    Episode episode = episodes.episode();
    boolean over = episodes.isOver(now.millis);
    announcements.begin(
        now.listener.id,
        episode,
        over || isSettled(now, episode.startMillis),
        episodes.causes().isSpecific(),
        events);
    if (over) {
      episodes.close();
      events.add(EpisodeEvent.recovered(now.listener.id, episodes.episode()));
    }
  }

  /** The listener was closed, so its episode ends. */
  void close(List<EpisodeEvent> events) {
    if (episodes.isOpen() && announcements.hasAnnounced()) {
      events.add(EpisodeEvent.closed(before.listener.id, episodes.episode().ended()));
    }
  }
}
