// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.lang.management.ManagementFactory;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** A Unix domain listener, which {@code /proc} does not show, with accepts over several samples. */
public final class UnixWithoutNetlink {
  private UnixWithoutNetlink() {}

  public static void main(String[] args) throws Exception {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    ObjectName listeners = new ObjectName("acceptq:type=Listener,*");
    ObjectName monitor = new ObjectName("acceptq:type=Monitor");
    Path path = Files.createTempDirectory("acceptq").resolve("socket");
    SocketAddress address = UnixDomainChannels.address(path);
    try (ServerSocketChannel server = UnixDomainChannels.open()) {
      server.bind(address, 7);
      WovenProgram.await("the bean", () -> beans.queryNames(listeners, null).size() == 1);
      for (int i = 0; i < 3; i++) {
        UnixDomainChannels.accept(server, address, 2);
        long samples = (Long) beans.getAttribute(monitor, "Samples");
        WovenProgram.await(
            "three samples", () -> (Long) beans.getAttribute(monitor, "Samples") > samples + 3);
      }
      Set<ObjectName> names = beans.queryNames(listeners, null);
      ObjectName bean = names.iterator().next();
      for (String name : new String[] {"RequestedBacklog", "Accepted", "QueueLength"}) {
        System.out.println(name + ": " + beans.getAttribute(bean, name));
      }
    }
    Files.delete(path);
    Files.delete(path.getParent());
    WovenProgram.end();
  }
}
