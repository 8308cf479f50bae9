// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.lang.management.ManagementFactory;
import javax.management.ObjectName;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import oshi.SystemInfo;

/** A service that uses libraries of acceptq, JNA, byte-buddy and OSHI, in other versions. */
final class ConflictingLibrariesServer {
  /** A native function that the service calls through its own JNA. */
  public interface LibC extends Library {
    int getpid();
  }

  private ConflictingLibrariesServer() {}

  public static void main(String[] args) throws Exception {
    int pid = Native.load("c", LibC.class).getpid();
    ServerProgram.run(BlockingServer::new, () -> facts(pid));
  }

  private static String facts(int pid) throws Exception {
    ClassLoader agentLoader =
        ManagementFactory.getPlatformMBeanServer()
            .getClassLoaderFor(new ObjectName("acceptq:type=Monitor"));
    return String.format(
        "own JNA %s, getpid correct: %s, OSHI correct: %s, byte-buddy: %s; JNA shared: %s",
        Native.VERSION,
        ManagementFactory.getRuntimeMXBean().getName().startsWith(pid + "@"),
        new SystemInfo().getOperatingSystem().getProcessId() == pid,
        subclass(),
        Class.forName(Native.class.getName(), false, agentLoader) == Native.class);
  }

  private static String subclass() throws ReflectiveOperationException {
    return new ByteBuddy()
        .subclass(Object.class)
        .method(ElementMatchers.named("toString"))
        .intercept(FixedValue.value("works"))
        .make()
        .load(ConflictingLibrariesServer.class.getClassLoader())
        .getLoaded()
        .getConstructor()
        .newInstance()
        .toString();
  }
}
