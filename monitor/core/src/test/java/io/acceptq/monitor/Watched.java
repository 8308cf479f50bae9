// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import io.acceptq.monitor.config.Settings;
import io.acceptq.monitor.net.Host;
import io.acceptq.monitor.spi.ApplicationListener;
import io.acceptq.monitor.spi.ApplicationView;
import io.acceptq.testing.RemoteAnswers;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.management.Attribute;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/**
 * A {@link Host} that watches itself with acceptq. A listener it bound is unseen, unless {@code
 * count} tracks it, as the agent would.
 *
 * <ul>
 *   <li>{@code monitor OPTIONS [held]}
 *   <li>{@code asked}: how often the monitor asked whether sampling may begin; then allows it, if
 *       held
 *   <li>{@code count DESCRIPTOR BACKLOG}
 *   <li>{@code accept DESCRIPTOR COUNT PAUSEMILLIS}: on a thread of its own if it pauses
 *   <li>{@code listeners}: the names of their beans
 *   <li>{@code get BEAN ATTRIBUTE...}: one line each
 *   <li>{@code set ATTRIBUTE VALUE}: of the monitor
 *   <li>{@code waiting BEAN MAX}: queue length and note, then a line each
 *   <li>{@code soon BEAN}: fails if more than two samples are made before the bean is registered
 *   <li>{@code exhaust}, {@code release}: all descriptors
 * </ul>
 */
public final class Watched {
  private final Map<Integer, CountedListener> counted = new ConcurrentHashMap<>();
  private final List<FileInputStream> files = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean ready;
  private Monitor monitor;

  private Watched() {}

  public static void main(String[] args) throws IOException {
    Watched watched = new Watched();
    Map<String, RemoteAnswers.Answer> commands = Host.commands();
    commands.put("monitor", watched::start);
    commands.put("asked", words -> watched.asked());
    commands.put("count", watched::count);
    commands.put("accept", watched::accept);
    commands.put("listeners", words -> listeners());
    commands.put("get", Watched::get);
    commands.put("set", Watched::set);
    commands.put("waiting", Watched::waiting);
    commands.put("soon", Watched::soon);
    commands.put("exhaust", words -> watched.exhaust());
    commands.put("release", words -> watched.release());
    RemoteAnswers.serve(commands);
  }

  private List<String> start(String[] words) {
    ready = words.length < 2;
    monitor =
        Monitor.start(
            Settings.read(words[0]),
            new View(counted),
            () -> {
              asked.incrementAndGet();
              return ready;
            },
            new byte[0]);
    return List.of();
  }

  private List<String> asked() {
    int before = asked.get();
    ready = true;
    LockSupport.unpark(monitor.thread());
    return List.of("" + before);
  }

  private List<String> count(String[] words) {
    int descriptor = Integer.parseInt(words[0]);
    counted.put(descriptor, new CountedListener(descriptor, Integer.valueOf(words[1])));
    LockSupport.unpark(monitor.thread());
    return List.of();
  }

  private List<String> accept(String[] words) {
    int descriptor = Integer.parseInt(words[0]);
    int count = Integer.parseInt(words[1]);
    int pause = Integer.parseInt(words[2]);
    Thread acceptor =
        new Thread(
            () -> {
              for (int i = 0; i < count; i++) {
                Host.accept(descriptor);
                counted.get(descriptor).acceptedOne();
                LockSupport.parkNanos(pause * 1_000_000L);
              }
            },
            "front-door");
    acceptor.setDaemon(true);
    acceptor.start();
    return List.of();
  }

  private static MBeanServer server() {
    return ManagementFactory.getPlatformMBeanServer();
  }

  private static List<String> listeners() throws Exception {
    return server().queryNames(new ObjectName("acceptq:type=Listener,*"), null).stream()
        .map(name -> ObjectName.unquote(name.getKeyProperty("name")))
        .sorted()
        .toList();
  }

  /** Kernel, Monitor, or the name of a listener. */
  private static ObjectName bean(String name) throws Exception {
    return new ObjectName(
        name.matches("Kernel|Monitor")
            ? "acceptq:type=" + name
            : "acceptq:type=Listener,name=" + ObjectName.quote(name.replace('_', ' ')));
  }

  private static List<String> get(String[] words) throws Exception {
    String[] attributes = Arrays.copyOfRange(words, 1, words.length);
    return server().getAttributes(bean(words[0]), attributes).asList().stream()
        .map(attribute -> String.valueOf(attribute.getValue()))
        .toList();
  }

  private static List<String> set(String[] words) throws Exception {
    server().setAttribute(bean("Monitor"), new Attribute(words[0], Integer.valueOf(words[1])));
    return List.of();
  }

  private static List<String> waiting(String[] words) throws Exception {
    Object[] max = {Integer.valueOf(words[1])};
    CompositeData waiting =
        (CompositeData)
            server().invoke(bean(words[0]), "waiting", max, new String[] {"java.lang.Integer"});
    List<String> lines = new ArrayList<>();
    lines.add(waiting.get("QueueLength") + " " + waiting.get("Note"));
    lines.addAll(List.of((String[]) waiting.get("Lines")));
    return lines;
  }

  private static List<String> soon(String[] words) throws Exception {
    long before = samples();
    RemoteAnswers.Answer listen = Host.commands().get("listen");
    listen.to(Arrays.copyOfRange(words, 1, words.length));
    while (!server().isRegistered(bean(words[0]))) {
      if (samples() > before + 2) {
        throw new IllegalStateException("no bean after two samples");
      }
      Thread.onSpinWait();
    }
    return List.of();
  }

  private static long samples() throws Exception {
    return (Long) server().getAttribute(bean("Monitor"), "Samples");
  }

  private List<String> exhaust() {
    try {
      while (true) {
        files.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException e) {
      return List.of("" + files.size());
    }
  }

  private List<String> release() throws IOException {
    for (FileInputStream file : files) {
      file.close();
    }
    files.clear();
    return List.of();
  }

  private record View(Map<Integer, CountedListener> counted) implements ApplicationView {
    @Override
    public List<ApplicationListener> listeners() {
      return List.copyOf(counted.values());
    }

    @Override
    public void forget(ApplicationListener listener) {
      counted.remove(listener.descriptor());
    }

    @Override
    public long adviceErrors() {
      return 0;
    }

    @Override
    public String targets() {
      return "none";
    }
  }
}
