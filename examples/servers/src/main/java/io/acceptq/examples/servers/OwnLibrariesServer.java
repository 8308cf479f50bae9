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

/** A service that uses what acceptq uses too, JNA and byte-buddy, and OSHI: in other versions. */
final class OwnLibrariesServer {
  /** What this service calls in its own copy of JNA. */
  public interface LibC extends Library {
    int getpid();
  }

  private OwnLibrariesServer() {}

  public static void main(String[] args) throws Exception {
    int pid = Native.load("c", LibC.class).getpid();
    Stage.run(BlockingServer::new, () -> facts(pid));
  }

  private static String facts(int pid) throws Exception {
    ClassLoader theirs =
        ManagementFactory.getPlatformMBeanServer()
            .getClassLoaderFor(new ObjectName("acceptq:type=Monitor"));
    return String.format(
        "own JNA %s, getpid right: %s, OSHI agrees: %s, byte-buddy: %s; acceptq's JNA is ours: %s",
        Native.VERSION,
        ManagementFactory.getRuntimeMXBean().getName().startsWith(pid + "@"),
        new SystemInfo().getOperatingSystem().getProcessId() == pid,
        subclass(),
        Class.forName(Native.class.getName(), false, theirs) == Native.class);
  }

  private static String subclass() throws ReflectiveOperationException {
    return new ByteBuddy()
        .subclass(Object.class)
        .method(ElementMatchers.named("toString"))
        .intercept(FixedValue.value("works"))
        .make()
        .load(OwnLibrariesServer.class.getClassLoader())
        .getLoaded()
        .getConstructor()
        .newInstance()
        .toString();
  }
}
