// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.net;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A new network namespace, with loopback up and the kernel's defaults. Closing it ends every
 * process started in it. Needs root.
 */
public final class Namespace implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name =
      "acceptq-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
  private final List<Remote> remotes = new ArrayList<>();

  private Namespace() {}

  public static Namespace create() {
    Namespace namespace = new Namespace();
    Commands.run("ip", "netns", "add", namespace.name);
    Commands.run("ip", "-n", namespace.name, "link", "set", "lo", "up");
    return namespace;
  }

  public String name() {
    return name;
  }

  /** Runs a command in the namespace, as {@link Commands#run} does. */
  public String run(String... command) {
    return Commands.run(inside(command));
  }

  /** Sets a value of this namespace, such as {@code net.core.somaxconn}. */
  public void sysctl(String key, int value) {
    run("sysctl", "-q", "-w", key + "=" + value);
  }

  /** Starts a JVM of the running version in the namespace, with the class path of the test. */
  public Remote start(Class<?> main, String... jvmOptions) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(Arrays.asList(jvmOptions));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    return start(command);
  }

  /** Starts a command in the namespace that runs a {@link Remote} program. */
  public Remote start(List<String> command) {
    Remote remote = Remote.start(inside(command.toArray(new String[0])), new File("/"));
    remotes.add(remote);
    return remote;
  }

  private String[] inside(String... command) {
    String[] all = Arrays.copyOf(new String[] {"ip", "netns", "exec", name}, 4 + command.length);
    System.arraycopy(command, 0, all, 4, command.length);
    return all;
  }

  @Override
  public void close() {
    remotes.forEach(Remote::close);
    Commands.run("ip", "netns", "del", name);
  }
}
