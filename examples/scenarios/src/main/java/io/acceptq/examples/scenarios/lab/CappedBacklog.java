// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

/** (e) A backlog above {@code somaxconn}. */
final class CappedBacklog implements Experiment<CappedBacklog.Result> {
  private static final int SOMAXCONN = 128;
  private static final int REQUESTED = 10_000;

  /** The requested backlog, the sysctl, and the limit that the kernel holds. */
  record Result(int requested, int somaxconn, long limit, AcceptqState acceptq) {}

  @Override
  public String letter() {
    return "e";
  }

  @Override
  public String title() {
    return "somaxconn silently caps a larger backlog";
  }

  @Override
  public Result run(Testbed testbed, Transcript transcript) throws Exception {
    if (testbed.namespaces().exist()) {
      testbed.server().run("set", "net.core.somaxconn", SOMAXCONN);
    }
    int somaxconn = testbed.somaxconn();
    int requested = Math.max(REQUESTED, somaxconn + 1);
    transcript.say(
        "net.core.somaxconn is %d. A server requests a backlog of %d; listen() succeeds."
            .formatted(somaxconn, requested));
    testbed.listen(requested);
    AcceptqState state = testbed.awaitState(s -> s.get("EffectiveBacklog") != null);
    transcript.show(testbed, state);
    transcript.quote("BacklogNote", state.get("BacklogNote"));
    return new Result(requested, somaxconn, testbed.listener().sendQ(), state);
  }
}
