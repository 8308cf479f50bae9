// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

/** (e) A backlog above {@code somaxconn}. */
final class CappedBacklog implements Experiment<CappedBacklog.Facts> {
  private static final int SOMAXCONN = 128;
  private static final int ASKED = 10_000;

  /** What was found. */
  record Facts(int asked, int somaxconn, long limit, Verdict acceptq) {}

  @Override
  public String letter() {
    return "e";
  }

  @Override
  public String title() {
    return "somaxconn caps a larger backlog, and says nothing";
  }

  @Override
  public Facts run(Bench bench, Journal journal) throws Exception {
    int somaxconn;
    if (bench.ground().hasNamespaces()) {
      somaxconn = SOMAXCONN;
      bench.server().tell("set", "net.core.somaxconn", somaxconn);
    } else {
      somaxconn = Integer.parseInt(bench.server().ask("somaxconn"));
    }
    int asked = Math.max(ASKED, somaxconn + 1);
    journal.say(
        "net.core.somaxconn is %d. A server asks for a backlog of %d; listen() succeeds."
            .formatted(somaxconn, asked));
    bench.listen(asked);
    Verdict verdict = bench.acceptq(says -> says.get("EffectiveBacklog") != null);
    journal.show(bench, verdict);
    journal.quote("BacklogNote", verdict.get("BacklogNote"));
    return new Facts(asked, somaxconn, bench.listener().sendQ(), verdict);
  }
}
