// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

/** (a) The accept queue holds one connection more than the backlog. */
final class NeverAccepted implements Experiment<NeverAccepted.Result> {
  private static final int CLIENTS = 2;

  /** Queue length and limit, and the client's established connections. */
  record Result(long queueLength, long limit, long clientsEstablished, AcceptqState acceptq) {}

  @Override
  public String letter() {
    return "a";
  }

  @Override
  public String title() {
    return "listen(1) without accept()";
  }

  @Override
  public Result run(Testbed testbed, Transcript transcript) throws Exception {
    transcript.say(
        "A server requests a backlog of 1 and never calls accept(). Two clients connect.");
    testbed.listen(1);
    testbed.connectAll(CLIENTS);
    AcceptqState state = testbed.awaitState(s -> s.has("Health", "STALLED"));
    transcript.show(testbed, state);
    transcript.say(
        """
        Both are connected: the kernel drops only while the queue is longer than the backlog, so a
        backlog of N holds N + 1 connections. The clients notice nothing.""");
    SocketRow listener = testbed.listener();
    return new Result(
        listener.recvQ(),
        listener.sendQ(),
        testbed.clientTable().stream().filter(row -> row.is("ESTABLISHED")).count(),
        state);
  }
}
