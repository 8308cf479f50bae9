// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab.machine;

import java.util.List;

/** One thing a machine can be told to do; the answer is any number of lines. */
interface Command {
  List<String> run(List<String> arguments) throws Exception;
}
