// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The entry points of the JVM: {@code -javaagent}, attach, and {@code java -jar}, which prints the
 * options. With {@code -javaagent} this runs on the main thread before the service does, so it only
 * defines the boot classes, weaves, and starts a thread for the rest. A premain that throws would
 * end the JVM: every failure is caught and reported as one line on stderr, and the service runs on.
 */
public final class Agent {
  private Agent() {}

  public static void premain(String options, Instrumentation instrumentation) {
    start("io.acceptq.agent.bridge.Premain", instrumentation, options);
  }

  public static void agentmain(String options, Instrumentation instrumentation) {
    start("io.acceptq.agent.bridge.Agentmain", instrumentation, options);
  }

  /** Prints the options. */
  public static void main(String[] arguments) throws Exception {
    IsolatedLoader loader = new IsolatedLoader(AgentJar.ofThisClass(), null);
    Class<?> help = Class.forName("io.acceptq.agent.bridge.OptionHelp", true, loader);
    System.out.print(((Supplier<?>) help.getConstructor().newInstance()).get());
  }

  private static void start(String entryClass, Instrumentation instrumentation, String options) {
    Stderr stderr = new Stderr();
    try {
      if (BootClasses.present()) {
        stderr.accept("already loaded in this JVM; loading it again changes nothing");
        return;
      }
      AgentJar jar = AgentJar.ofThisClass();
      BootClasses.define(instrumentation, jar);
      IsolatedLoader loader = new IsolatedLoader(jar, instrumentation);
      Class<?> entry = Class.forName(entryClass, true, loader);
      @SuppressWarnings("unchecked")
      BiConsumer<Instrumentation, String> start =
          (BiConsumer<Instrumentation, String>)
              entry
                  .getConstructor(Consumer.class, String[].class)
                  .newInstance(stderr, vmArguments(instrumentation));
      start.accept(instrumentation, options);
    } catch (Throwable e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      stderr.accept("could not start, the service runs on without it: " + cause);
    }
  }

  private static String[] vmArguments(Instrumentation instrumentation) {
    return BootClasses.JAVA_8 ? new String[0] : JdkInternals.vmArguments(instrumentation);
  }
}
