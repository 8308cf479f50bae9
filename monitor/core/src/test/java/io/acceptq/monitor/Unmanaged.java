// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import io.acceptq.monitor.config.Settings;
import io.acceptq.monitor.net.Host;
import io.acceptq.testing.RemoteAnswers;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A {@link Host} under acceptq on a Java without JMX. Commands: {@code monitor OPTIONS}. */
public final class Unmanaged {
  private Unmanaged() {}

  public static void main(String[] args) throws IOException {
    Map<String, RemoteAnswers.Answer> commands = Host.commands();
    commands.put(
        "monitor",
        words -> {
          Monitor.start(Settings.read(words[0]));
          return List.of();
        });
    RemoteAnswers.serve(commands);
  }
}
