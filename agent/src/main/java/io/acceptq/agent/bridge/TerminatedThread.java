// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

/**
 * Stands in for an acceptor thread that has terminated: has its name and its state, but not its
 * context class loader, which would keep an undeployed application in memory. Never started.
 */
final class TerminatedThread extends Thread {
  private TerminatedThread(String name) {
    super(null, null, name);
    setContextClassLoader(null);
  }

  static Thread of(Thread terminated) {
    String name = terminated.getName();
    if (name.isEmpty() && terminated.getClass().getClassLoader() == null) {
      String text = terminated.toString(); // an unnamed virtual thread: VirtualThread[#22]/...
      name = text.substring(0, text.indexOf(']') + 1);
    }
    return new TerminatedThread(name);
  }

  @Override
  public State getState() {
    return State.TERMINATED;
  }
}
