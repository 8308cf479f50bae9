// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.sample.Accepts;
import io.acceptq.monitor.sample.Evidence;
import io.acceptq.monitor.sample.Knobs;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.Losses;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.StringJoiner;

/**
 * The facts about a listener in a sentence, with the figures to check them: {@code accept queue 3
 * of 2 (full), no accept for 4.2 s, 12 overflows since 10:31:02}. What is not known is not
 * mentioned. Pure.
 */
public final class Diagnosis {
  /** Who looks a moment late still sees what happened. */
  private static final long STAYS_MILLIS = 60_000;

  /** Shorter ones are ordinary. */
  private static final double GAP_MILLIS = 1_000;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private Diagnosis() {}

  /** What speaks for the cause, and the facts. Times of day are of that zone. */
  public static String of(Verdict verdict, Knobs knobs, ZoneId zone) {
    String facts = facts(verdict, knobs, zone);
    if (verdict.episode == null) {
      return facts;
    }
    String evidence = verdict.episode.evidence();
    return verdict.episode.open
        ? evidence + "; now " + facts
        : "until "
            + time(verdict.episode.lastMillis, verdict.sample.millis, zone)
            + " "
            + evidence
            + "; now "
            + facts;
  }

  private static String facts(Verdict verdict, Knobs knobs, ZoneId zone) {
    ListenerSample sample = verdict.sample;
    StringJoiner facts = new StringJoiner(", ");
    facts.add(queue(sample));
    accepts(verdict, knobs, facts);
    losses(sample, zone, facts);
    return facts.toString();
  }

  private static String queue(ListenerSample sample) {
    Integer length = sample.queue.length;
    Integer limit = sample.backlog.effective;
    if (length == null) {
      return "accept queue not known";
    }
    if (limit == null) {
      return "accept queue " + length + ", its limit not known";
    }
    return "accept queue " + length + " of " + limit + (length > limit ? " (full)" : "");
  }

  private static void accepts(Verdict verdict, Knobs knobs, StringJoiner facts) {
    Accepts accepts = verdict.sample.accepts;
    Double wait = verdict.queueWait.meanMillis;
    if (accepts.gapMillis != null
        && (accepts.gapMillis >= GAP_MILLIS || Health.isStalled(accepts, knobs))) {
      facts.add("no accept for " + Text.duration(accepts.gapMillis));
    } else if (accepts.rate != null) {
      facts.add(Text.number(accepts.rate) + " accepts/s");
      if (wait != null && wait >= 1) {
        facts.add("a connection waits about " + Text.duration(wait));
      }
    }
  }

  private static void losses(ListenerSample sample, ZoneId zone, StringJoiner facts) {
    Losses losses = sample.losses;
    long age = losses.lastMillis == null ? -1 : sample.millis - losses.lastMillis;
    if (age < 0 || age >= STAYS_MILLIS) { // below 0 also after the clock was set back
      return;
    }
    facts.add(
        losses.runOverflows
            + (losses.runOverflows == 1 ? " overflow" : " overflows")
            + (losses.evidence == Evidence.EXACT ? "" : " (" + losses.evidence + ")")
            + " since "
            + time(losses.runStartMillis, sample.millis, zone));
  }

  private static String time(long millis, long now, ZoneId zone) {
    ZonedDateTime then = Instant.ofEpochMilli(millis).atZone(zone);
    boolean today = then.toLocalDate().equals(Instant.ofEpochMilli(now).atZone(zone).toLocalDate());
    return then.format(today ? TIME : DAY);
  }
}
