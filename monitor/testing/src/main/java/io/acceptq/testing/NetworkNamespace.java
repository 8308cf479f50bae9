// SPDX-License-Identifier: Apache-2.0
package io.acceptq.testing;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network namespace of the test's own, with loopback up and the kernel's defaults. Closing it
 * ends every program started in it. Needs root.
 */
public final class NetworkNamespace implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name =
      "acceptq-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
  private final List<RemoteProgram> programs = new ArrayList<>();

  private NetworkNamespace() {}

  public static NetworkNamespace create() {
    NetworkNamespace namespace = new NetworkNamespace();
    CommandRun.output("ip", "netns", "add", namespace.name);
    CommandRun.output("ip", "-n", namespace.name, "link", "set", "lo", "up");
    return namespace;
  }

  public String name() {
    return name;
  }

  /** The command line that runs a command inside. */
  public List<String> inside(List<String> command) {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name));
    all.addAll(command);
    return all;
  }

  /** Runs a command inside and returns its output; fails if the command fails. */
  public String run(String... command) {
    return CommandRun.output(inside(List.of(command)).toArray(new String[0]));
  }

  /** Sets for example {@code net.core.somaxconn} in this namespace only. */
  public void sysctl(String key, int value) {
    run("sysctl", "-q", "-w", key + "=" + value);
  }

  /** Starts a JVM of the running release inside, with the test's class path. */
  public RemoteProgram start(Class<?> main, String... jvmOptions) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(Arrays.asList(jvmOptions));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    return start(command);
  }

  /** Starts any command line that ends in a {@link RemoteProgram}. */
  public RemoteProgram start(List<String> command) {
    RemoteProgram program = RemoteProgram.start(inside(command), new File("/"));
    programs.add(program);
    return program;
  }

  @Override
  public void close() {
    programs.forEach(RemoteProgram::close);
    CommandRun.output("ip", "netns", "del", name);
  }
}
