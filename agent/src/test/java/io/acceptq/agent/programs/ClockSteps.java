// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Three connections wait while the wall clock is set an hour forward, and three more while it is
 * set back. The first argument is the file from which libfaketime takes the offset.
 */
public final class ClockSteps {
  private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

  /** A few samples. */
  private static final long SOME_SAMPLES = 5;

  private ClockSteps() {}

  public static void main(String[] args) throws Exception {
    Path offset = Paths.get(args[0]);
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      ObjectName bean =
          new ObjectName("acceptq:type=Listener,name=\"127.0.0.1:" + server.getLocalPort() + "\"");
      WovenProgram.await("the bean", () -> BEANS.isRegistered(bean));
      step(offset, server, "+3600");
      step(offset, server, "+0");
      System.out.println("Accepted: " + BEANS.getAttribute(bean, "Accepted"));
      for (String name :
          new String[] {"QueueWaitMillis", "LongestQueueWaitMillis", "LongestAcceptGapMillis"}) {
        double millis = (Double) BEANS.getAttribute(bean, name);
        System.out.println(name + " plausible: " + (millis >= 0 && millis < 60_000));
      }
      System.out.println("Cause: " + BEANS.getAttribute(bean, "Cause"));
    }
    WovenProgram.end();
  }

  private static void step(Path offset, ServerSocket server, String to) throws Exception {
    WovenProgram.connect(server.getLocalPort(), 3);
    awaitSamples();
    long before = System.currentTimeMillis();
    Files.write(offset, to.getBytes(StandardCharsets.US_ASCII));
    WovenProgram.await(
        "the step of the clock", () -> Math.abs(System.currentTimeMillis() - before) > 3_000_000);
    awaitSamples();
    for (int i = 0; i < 3; i++) {
      server.accept().close();
    }
    awaitSamples();
  }

  private static void awaitSamples() throws Exception {
    ObjectName monitor = new ObjectName("acceptq:type=Monitor");
    long samples = (Long) BEANS.getAttribute(monitor, "Samples");
    WovenProgram.await(
        "some samples",
        () -> (Long) BEANS.getAttribute(monitor, "Samples") >= samples + SOME_SAMPLES);
  }
}
