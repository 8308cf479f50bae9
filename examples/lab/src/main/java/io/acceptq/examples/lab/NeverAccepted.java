// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

/** (a) A queue holds one more than the backlog. */
final class NeverAccepted implements Experiment<NeverAccepted.Facts> {
  private static final int CLIENTS = 2;

  /** What was found. */
  record Facts(long queueLength, long limit, long clientsEstablished, Verdict acceptq) {}

  @Override
  public String letter() {
    return "a";
  }

  @Override
  public String title() {
    return "listen(1), and nobody ever accepts";
  }

  @Override
  public Facts run(Bench bench, Journal journal) throws Exception {
    journal.say("A server asks for a backlog of 1 and never calls accept(). Two clients connect.");
    bench.listen(1);
    bench.connectAll(CLIENTS);
    Verdict verdict = bench.acceptq(says -> says.says("Health", "STALLED"));
    journal.show(bench, verdict);
    journal.say(
        """
        Both are in: the kernel refuses only while the queue is longer than the backlog, so a backlog
        of N holds N + 1. To the clients the server looks well.""");
    return new Facts(
        bench.listener().recvQ(),
        bench.listener().sendQ(),
        bench.clientTable().stream().filter(row -> row.is("ESTABLISHED")).count(),
        verdict);
  }
}
