// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import io.acceptq.monitor.model.Listener;
import io.acceptq.monitor.model.kernel.KernelSample;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.model.kernel.SourceStatus;
import io.acceptq.monitor.model.kernel.WaitingQueue;
import io.acceptq.monitor.net.Judge;
import io.acceptq.monitor.net.Seccomp;
import io.acceptq.monitor.spi.KernelSource;
import io.acceptq.monitor.spi.WaitingClients;
import io.acceptq.testing.RemoteAnswers;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A program that reads the kernel in a process of its own. Commands: {@code open auto|off}, {@code
 * status}, {@code tcp}, {@code unix}, {@code counters}, {@code halfopen}, {@code somaxconn}, {@code
 * netns}, {@code errors}, {@code seccomp}, {@code traces}, {@code descriptors}, {@code waiting
 * INODE MAX}.
 */
public final class KernelReader {
  private final List<String> errors = new ArrayList<>();
  private KernelSource source;
  private WaitingClients clients;
  private KernelSample last;

  private KernelReader() {}

  public static void main(String[] args) throws IOException {
    KernelReader reader = new KernelReader();
    Map<String, RemoteAnswers.Answer> commands = new HashMap<>();
    commands.put("open", reader::open);
    commands.put("status", words -> List.of(status(reader.source)));
    commands.put("tcp", words -> rows(reader.source.read(false), false));
    commands.put("unix", words -> rows(reader.source.read(true), true));
    commands.put("counters", words -> counters(reader.source.read(false)));
    commands.put("halfopen", words -> List.of(String.valueOf(reader.source.halfOpen())));
    commands.put("somaxconn", words -> List.of("" + reader.source.limits().somaxconn));
    commands.put("netns", words -> List.of(reader.source.networkNamespace()));
    commands.put("seccomp", words -> Seccomp.refuseNetlink());
    commands.put("traces", words -> traces());
    commands.put("waiting", reader::waiting);
    commands.put("descriptors", words -> List.of(new File("/proc/self/fd").list()));
    commands.put("errors", words -> reader.errors);
    RemoteAnswers.serve(commands);
  }

  /** The reason and the gaps. */
  private static String status(KernelSource source) {
    SourceStatus status = source.status();
    return status.reason + " " + status.gaps;
  }

  private List<String> open(String[] words) throws IOException {
    if (source != null) {
      source.close();
    }
    source = Kernel.open(words[0].equals("auto"), errors::add);
    return List.of(source.status().kind.toString());
  }

  /** Queue length, connections not listed, sockets read, note; then the longest waiting. */
  private List<String> waiting(String[] words) throws IOException {
    long inode = Long.parseLong(words[0]);
    if (clients == null) {
      clients = Kernel.waitingClients(source, errors::add);
      last = source.read(true);
    }
    Listener listener = null;
    for (ListenSocket socket : last.sockets) {
      if (socket.inode == inode) {
        listener = new Listener(1, socket.address.toString(), socket.address, inode, null);
      }
    }
    WaitingQueue waiting = clients.of(listener, Integer.parseInt(words[1]));
    List<String> lines = new ArrayList<>();
    lines.add("" + waiting.queueLength);
    lines.add("" + waiting.more);
    lines.add("" + waiting.socketsRead);
    lines.add("" + waiting.note);
    waiting.oldest.forEach(connection -> lines.add(connection.toString()));
    return lines;
  }

  /** In the form in which the tests print the rows of {@code ss}. */
  private static List<String> rows(KernelSample sample, boolean unix) {
    return sample.sockets.stream()
        .filter(s -> s.address.isUnix() == unix)
        .map(Judge::row)
        .sorted(Comparator.comparing(Judge.Row::inode))
        .map(Judge.Row::toString)
        .toList();
  }

  /** Traces of JNA in this JVM: its NativeLibrary sets a property, its Memory starts a thread. */
  private static List<String> traces() {
    Stream<String> properties =
        System.getProperties().stringPropertyNames().stream().filter(key -> key.contains("jna"));
    Stream<String> threads =
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.contains("JNA"));
    return Stream.concat(properties, threads).sorted().toList();
  }

  /** ListenOverflows, ListenDrops, and the socket drops of the only listener. */
  private static List<String> counters(KernelSample sample) {
    return List.of(
        sample.counters.listenOverflows.toString(),
        sample.counters.listenDrops.toString(),
        sample.sockets.get(0).socketDrops.toString());
  }
}
