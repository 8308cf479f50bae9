// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.diagnosis.cause.Quantities;
import io.acceptq.monitor.model.AcceptGaps;
import io.acceptq.monitor.model.Accepts;
import io.acceptq.monitor.model.Confidence;
import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.OverflowRun;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.StringJoiner;

/**
 * The facts about a listener in one sentence, with the figures to check them: {@code accept queue 3
 * of 2 (full), no accept for 4.2 s, 12 overflows since 10:31:02}. Unknown facts are left out. Pure.
 */
public final class Diagnosis {
  /** Overflows are mentioned for this long to readers that look a moment late. */
  private static final long LINGER_MILLIS = 60_000;

  /** Shorter gaps are ordinary. */
  private static final double GAP_MILLIS = 1_000;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private Diagnosis() {}

  /** The evidence for the cause, then the facts. Times of day are of this zone. */
  public static String of(Verdict verdict, ZoneId zone) {
    String facts = facts(verdict, zone);
    if (verdict.episode == null) {
      return facts;
    }
    String evidence = verdict.episode.evidence() + "; now " + facts;
    return verdict.episode.open
        ? evidence
        : "until " + time(verdict.episode.lastMillis, verdict, zone) + ": " + evidence;
  }

  private static String facts(Verdict verdict, ZoneId zone) {
    StringJoiner facts = new StringJoiner(", ");
    facts.add(queue(verdict.sample));
    accepts(verdict, facts);
    drops(verdict, zone, facts);
    return facts.toString();
  }

  private static String queue(ListenerSample sample) {
    Integer length = sample.queue.length;
    Integer limit = sample.backlog.effective;
    if (length == null) {
      return "accept queue unknown";
    }
    if (limit == null) {
      return "accept queue " + length + ", limit unknown";
    }
    return "accept queue " + length + " of " + limit + (length > limit ? " (full)" : "");
  }

  private static void accepts(Verdict verdict, StringJoiner facts) {
    Accepts accepts = verdict.sample.accepts;
    AcceptGaps gaps = accepts.gaps;
    Double wait = verdict.queueWait.meanMillis;
    if (gaps.currentMillis != null
        && (gaps.currentMillis >= GAP_MILLIS
            || Health.isStalled(accepts, verdict.monitor.thresholds))) {
      facts.add("no accept for " + Quantities.duration(gaps.currentMillis));
    } else if (accepts.rate != null) {
      facts.add(Quantities.number(accepts.rate) + " accepts/s");
      if (wait != null && wait >= 1) {
        facts.add("mean wait " + Quantities.duration(wait));
      }
    }
  }

  private static void drops(Verdict verdict, ZoneId zone, StringJoiner facts) {
    ListenerSample sample = verdict.sample;
    OverflowRun run = sample.drops.latestRun;
    if (run == null || sample.millis - run.lastMillis >= LINGER_MILLIS) {
      return;
    }
    facts.add(
        Quantities.count(run.overflows, "overflow")
            + (sample.drops.confidence == Confidence.EXACT
                ? ""
                : " (" + sample.drops.confidence + ")")
            + " since "
            + time(run.startMillis, verdict, zone));
  }

  /** By the wall clock of the sample, also if it was set since then. */
  private static String time(long millis, Verdict verdict, ZoneId zone) {
    ZonedDateTime now = at(verdict.sample.millis, verdict, zone);
    ZonedDateTime then = at(millis, verdict, zone);
    return then.format(then.toLocalDate().equals(now.toLocalDate()) ? TIME : DAY);
  }

  private static ZonedDateTime at(long millis, Verdict verdict, ZoneId zone) {
    return Instant.ofEpochMilli(millis + verdict.monitor.clockOffsetMillis).atZone(zone);
  }
}
