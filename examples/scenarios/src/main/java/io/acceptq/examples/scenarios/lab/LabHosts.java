// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

import io.acceptq.examples.scenarios.harness.JvmLauncher;
import io.acceptq.examples.scenarios.harness.NetworkNamespaces;
import io.acceptq.examples.scenarios.harness.RemoteJvm;
import io.acceptq.examples.scenarios.lab.host.LabHost;
import java.io.IOException;
import java.util.List;

/** Starts the JVMs of both hosts and connects their network namespaces. */
record LabHosts(RemoteJvm server, RemoteJvm client, String serverAddress, String clientAddress) {
  private static final List<String> OPTIONS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx128m",
          "-Djava.net.preferIPv4Stack=true"); // as in the textbooks: tcp, not tcp6

  static LabHosts start(NetworkNamespaces namespaces, String agent) throws IOException {
    List<String> agentOption =
        agent == null ? List.of() : List.of("-javaagent:" + agent + "=log=off");
    RemoteJvm server = start("server", namespaces.first(), agentOption);
    try {
      if (namespaces == NetworkNamespaces.USER) {
        server.awaitReady(); // the client enters its user namespace
      }
      RemoteJvm client = start("client", namespaces.second(server), List.of());
      try {
        if (namespaces != NetworkNamespaces.USER) {
          server.awaitReady();
        }
        client.awaitReady();
        return connected(namespaces, server, client);
      } catch (IOException e) {
        client.close();
        throw e;
      }
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  static RemoteJvm start(String name, List<String> prefix, List<String> options)
      throws IOException {
    return JvmLauncher.of(LabHost.class)
        .prefix(prefix)
        .options(OPTIONS)
        .options(options)
        .start(name, ProcessBuilder.Redirect.INHERIT);
  }

  private static LabHosts connected(
      NetworkNamespaces namespaces, RemoteJvm server, RemoteJvm client) throws IOException {
    if (!namespaces.exist()) {
      return new LabHosts(server, client, "127.0.0.1", "127.0.0.1");
    }
    String veth = "ip link add veth0 type veth peer name veth0 netns " + client.pid();
    server.run("run", List.of(veth.split(" ", -1)));
    LabHosts hosts = new LabHosts(server, client, "10.7.0.1", "10.7.0.2");
    configure(server, hosts.serverAddress);
    configure(client, hosts.clientAddress);
    return hosts;
  }

  private static void configure(RemoteJvm host, String address) throws IOException {
    host.run("run", "ip", "address", "add", address + "/24", "dev", "veth0");
    host.run("run", "ip", "link", "set", "veth0", "up");
    host.run("run", "ip", "link", "set", "lo", "up");
  }
}
