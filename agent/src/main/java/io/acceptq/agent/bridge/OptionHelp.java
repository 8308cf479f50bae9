// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

import io.acceptq.monitor.config.Settings;
import java.util.function.Supplier;

/** The text that {@code java -jar acceptq-agent.jar} prints. */
public final class OptionHelp implements Supplier<String> {
  @Override
  public String get() {
    return Settings.help();
  }
}
