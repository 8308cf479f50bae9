// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.diagnosis.load.Load;
import io.acceptq.monitor.sample.Knob;
import io.acceptq.monitor.sample.Knobs;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.NamespaceSample;
import io.acceptq.monitor.sample.Strain;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One listener from sample to sample: opens an episode when it gets into trouble, and closes it
 * when it has been well for a while, the longer the sooner trouble came back before. Used by the
 * sampler thread only; a calm listener costs some comparisons.
 */
final class Course {
  /** Trouble of so long is no passing moment; overflows and stalls are trouble at once. */
  private static final long SATURATED_MILLIS = 500;

  /** Well for so long, and the episode is over: twice as long each time trouble returns soon. */
  private static final long WELL_MILLIS = 5_000;

  /** A queue that overflows and goes without an accept for so long does not move. */
  private static final int STALL_MILLIS = 1_000;

  private static final long WELL_MILLIS_MOST = 60_000;

  /** Who looks a moment late still sees what happened. */
  private static final long STAYS_MILLIS = 60_000;

  private ListenerSample calm;
  private Strain calmStrain;
  private ListenerSample before;
  private long saturatedSince = -1;
  private long startMillis;
  private int peak;
  private Long overflowsBefore;
  private final Load load;
  private SynFlood synFlood = new SynFlood();
  private Episode episode;
  private Suspicion suspicion;
  private final Set<Episode.Kind> told = EnumSet.noneOf(Episode.Kind.class);
  private boolean toldSpecific;
  private long wellMillis = WELL_MILLIS;

  Course(long historyMillis) {
    this.load = new Load(historyMillis);
  }

  Verdict judge(
      ListenerSample now, NamespaceSample namespace, Strain strain, Knobs knobs, List<Edge> edges) {
    if (calm == null) {
      calm = now;
      calmStrain = strain;
    }
    Health health = Health.of(now, knobs);
    load.add(now, namespace.limits.somaxconn);
    boolean flooded = synFlood.is(now, namespace);
    Episode.Kind trouble = trouble(health, flooded, now.millis);
    boolean fresh = before != null && isMore(before.losses.overflows, now.losses.overflows);
    if (trouble != null) {
      boolean begins = begin(now);
      // An overflow stays in Health for some seconds, in which nothing tells of its cause any more.
      if (begins || fresh || !isCalm(now) || flooded) {
        long millis = before == null ? 0 : now.millis - before.millis;
        if (trouble == Episode.Kind.SYN_FLOOD) {
          suspicion.found(SynFlood.finding(now, namespace.limits), millis);
        } else {
          suspicion.look(facts(now, strain, knobs), millis);
        }
      }
      grow(trouble, now);
    } else if (episode != null && !episode.open && now.millis - episode.lastMillis > STAYS_MILLIS) {
      episode = null;
    }
    if (isOpen()) {
      tell(now, edges);
    }
    if (isCalm(now) && !fresh) {
      calm = now;
      calmStrain = strain;
    }
    before = now;
    return new Verdict(now, health, episode, load.queueWait(), load.recommendation());
  }

  private boolean isOpen() {
    return episode != null && episode.open;
  }

  private Episode.Kind trouble(Health health, boolean flooded, long millis) {
    switch (health) {
      case OVERFLOWING:
        return Episode.Kind.OVERFLOW;
      case STALLED:
        return Episode.Kind.STALL;
      case SATURATED:
        saturatedSince = saturatedSince < 0 ? millis : saturatedSince;
        return millis - saturatedSince >= SATURATED_MILLIS ? Episode.Kind.SATURATION : null;
      default:
        saturatedSince = -1;
        return flooded ? Episode.Kind.SYN_FLOOD : null;
    }
  }

  /** Hardly anything waits: from here on whatever comes is new. */
  private static boolean isCalm(ListenerSample now) {
    return now.queue.length != null
        && (now.queue.length == 0
            || (now.queue.utilization != null && now.queue.utilization < 0.25));
  }

  private static boolean isMore(Long before, Long now) {
    return now != null && now > (before == null ? 0 : before);
  }

  /** False if an episode is open already. */
  private boolean begin(ListenerSample now) {
    if (isOpen()) {
      return false;
    }
    boolean soon = episode != null;
    wellMillis = soon ? Math.min(2 * wellMillis, WELL_MILLIS_MOST) : WELL_MILLIS;
    suspicion = new Suspicion();
    startMillis = now.millis;
    peak = 0;
    overflowsBefore = before == null ? null : before.losses.overflows;
    told.clear();
    toldSpecific = false;
    return true;
  }

  private Trouble facts(ListenerSample now, Strain strain, Knobs knobs) {
    double stall = Math.min(knobs.get(Knob.STALL_MILLIS), STALL_MILLIS);
    return new Trouble(
        calm, now, strain.since(calmStrain), load.recommendation(), startMillis, stall);
  }

  private void grow(Episode.Kind trouble, ListenerSample now) {
    boolean wasWorse = isOpen() && episode.kind.compareTo(trouble) > 0;
    peak = Math.max(peak, now.queue.length == null ? 0 : now.queue.length);
    episode =
        new Episode(
            now.listener.name,
            wasWorse ? episode.kind : trouble,
            startMillis,
            now.millis,
            true,
            peak,
            since(overflowsBefore, now.losses.overflows),
            suspicion.findings(isRipe(now, startMillis)));
  }

  /** A load shows what it is when it lasts, or when it is over. */
  private static boolean isRipe(ListenerSample now, long startMillis) {
    return isCalm(now) || now.millis - startMillis >= LoadCauses.LONG_MILLIS;
  }

  private static Long since(Long from, Long to) {
    return to == null ? null : (Long) (to - (from == null ? 0 : from));
  }

  /**
   * What is not certain from the start is told when it had time to show its cause, and once more if
   * that was the load and turns out to be something more specific.
   */
  private void tell(ListenerSample now, List<Edge> edges) {
    boolean over = now.millis - episode.lastMillis >= wellMillis;
    boolean ripe = suspicion.isSpecific() || isRipe(now, episode.startMillis);
    boolean specific = suspicion.isSpecific();
    boolean news = !told.contains(episode.kind) || (specific && !toldSpecific);
    if ((over || ripe) && news) {
      told.add(episode.kind);
      toldSpecific = specific;
      edges.add(new Edge(episode.kind.notification, now.listener.id, episode));
    }
    if (over) {
      episode = episode.ended();
      edges.add(new Edge(Episode.RECOVERED, now.listener.id, episode));
    }
  }

  /** The listener was closed: so its trouble is over. */
  void close(List<Edge> edges) {
    end(true, edges);
  }

  /** The clock was set back: what was told before cannot be compared with what comes. */
  void beginAnew(List<Edge> edges) {
    end(false, edges);
    episode = null;
    calm = null;
    before = null;
    saturatedSince = -1;
    synFlood = new SynFlood();
  }

  private void end(boolean closed, List<Edge> edges) {
    if (isOpen() && !told.isEmpty()) {
      edges.add(new Edge(Episode.RECOVERED, before.listener.id, episode.ended(), closed));
    }
  }
}
