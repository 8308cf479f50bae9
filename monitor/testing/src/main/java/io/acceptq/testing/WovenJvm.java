// SPDX-License-Identifier: Apache-2.0
package io.acceptq.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program in a fresh JVM of one release under the packaged agent, until it exits. */
public final class WovenJvm {
  private static final long SECONDS = 60;

  private final int feature;
  private final List<String> options = new ArrayList<>();
  private String agentOptions = "";
  private String classPath = System.getProperty("acceptq.test.classes", "target/test-classes");
  private int descriptors;

  private WovenJvm(int feature) {
    this.feature = feature;
  }

  public static WovenJvm of(int feature) {
    return new WovenJvm(feature);
  }

  /** The jar under test. */
  public static Path agentJar() {
    return Path.of(System.getProperty("acceptq.agent.jar", "target/acceptq-agent.jar"))
        .toAbsolutePath();
  }

  public WovenJvm agentOptions(String agentOptions) {
    this.agentOptions = agentOptions;
    return this;
  }

  /** Adds options of the JVM, after {@code -javaagent}. */
  public WovenJvm options(String... more) {
    Collections.addAll(options, more);
    return this;
  }

  public WovenJvm classPath(String classPath) {
    this.classPath = classPath;
    return this;
  }

  /** Limits the number of open file descriptors, as {@code ulimit -n} does. */
  public WovenJvm descriptors(int limit) {
    descriptors = limit;
    return this;
  }

  /** The complete command line. */
  public List<String> command(String mainClass, Collection<String> arguments) {
    List<String> command = new ArrayList<>();
    if (descriptors > 0) {
      Collections.addAll(command, "sh", "-c", "ulimit -n " + descriptors + "; exec \"$@\"", "sh");
    }
    command.add(JavaHomes.java(feature).toString());
    command.add("-javaagent:" + agentJar() + (agentOptions.isEmpty() ? "" : "=" + agentOptions));
    command.addAll(options);
    Collections.addAll(command, "-cp", classPath, mainClass);
    command.addAll(arguments);
    return command;
  }

  /** Runs the program until it exits; fails after 60 seconds. */
  public Run run(String mainClass, String... arguments) throws IOException, InterruptedException {
    return run(command(mainClass, List.of(arguments)));
  }

  public static Run run(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("woven", ".out");
    Path err = Files.createTempFile("woven", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      Run run =
          new Run(process.exitValue(), Files.readAllLines(out, UTF_8), Files.readAllLines(err));
      if (!ended) {
        throw new AssertionError("still running after " + SECONDS + " s: " + command + "\n" + run);
      }
      return run;
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Exit status, and the lines printed on stdout and stderr. */
  public record Run(int exit, List<String> out, List<String> err) {}
}
