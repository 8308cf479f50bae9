// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.link;

import io.acceptq.monitor.config.Settings;
import java.util.function.Supplier;

/** What {@code java -jar acceptq-agent.jar} prints. */
public final class Help implements Supplier<String> {
  @Override
  public String get() {
    return Settings.help();
  }
}
