// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.harness;

import java.util.List;

/** A command that a driven JVM can run; the answer is any number of lines. */
public interface RemoteCommand {
  List<String> run(List<String> arguments) throws Exception;
}
