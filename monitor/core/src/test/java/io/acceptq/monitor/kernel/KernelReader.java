// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import io.acceptq.monitor.net.Answers;
import io.acceptq.monitor.sample.KernelSample;
import io.acceptq.monitor.sample.KernelSource;
import io.acceptq.monitor.sample.ListenSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Another process's view of the kernel, by commands: {@code open auto|off}, {@code kind}, {@code
 * note}, {@code read}, {@code counters}, {@code halfopen}, {@code limits}, {@code faults}.
 */
public final class KernelReader {
  private final List<String> faults = new ArrayList<>();
  private KernelSource source;

  private KernelReader() {}

  public static void main(String[] args) throws IOException {
    KernelReader reader = new KernelReader();
    Map<String, Answers.Answer> commands = new HashMap<>();
    commands.put("open", reader::open);
    commands.put("note", words -> List.of(String.valueOf(reader.source.note())));
    commands.put("read", words -> rows(reader.source.read(true)));
    commands.put("counters", words -> counters(reader.source.read(false)));
    commands.put("halfopen", words -> List.of(String.valueOf(reader.source.halfOpen())));
    commands.put("somaxconn", words -> List.of("" + reader.source.limits().somaxconn));
    commands.put("netns", words -> List.of(reader.source.networkNamespace()));
    commands.put("faults", words -> reader.faults);
    Answers.serve(commands);
  }

  private List<String> open(String[] words) throws IOException {
    if (source != null) {
      source.close();
    }
    source = Kernel.open(words[0].equals("auto"), faults::add);
    return List.of(source.kind().toString());
  }

  private static List<String> rows(KernelSample sample) {
    List<String> rows = new ArrayList<>();
    for (ListenSocket s : sample.sockets) {
      rows.add(
          s.inode + " " + s.address + " " + s.queueLength + " " + s.limit + " " + s.socketDrops);
    }
    return rows;
  }

  /** ListenOverflows, ListenDrops, and the drops of the only listener. */
  private static List<String> counters(KernelSample sample) {
    return List.of(
        sample.counters.listenOverflows.toString(),
        sample.counters.listenDrops.toString(),
        sample.sockets.get(0).socketDrops.toString());
  }
}
