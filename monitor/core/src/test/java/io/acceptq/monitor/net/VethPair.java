// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.net;

import io.acceptq.testing.CommandRun;
import io.acceptq.testing.NetworkNamespace;

/**
 * Two namespaces, server and client, connected by veth. Packets can be dropped by rules in the
 * client's namespace. Needs root.
 */
public final class VethPair implements AutoCloseable {
  public static final String SERVER_ADDRESS = "10.77.0.1";
  public static final String SERVER_ADDRESS6 = "fd77::1";

  private static final String TABLE = "acceptq";

  public final NetworkNamespace server;
  public final NetworkNamespace client;

  private VethPair(NetworkNamespace server, NetworkNamespace client) {
    this.server = server;
    this.client = client;
  }

  public static VethPair create() {
    VethPair pair = new VethPair(NetworkNamespace.create(), NetworkNamespace.create());
    CommandRun.output(
        ("ip -n " + pair.server.name() + " link add veth0 type veth peer name veth0 netns ")
            .concat(pair.client.name())
            .split(" "));
    address(pair.server, SERVER_ADDRESS, SERVER_ADDRESS6);
    address(pair.client, "10.77.0.2", "fd77::2");
    pair.client.run("nft", "add table inet " + TABLE);
    pair.client.run(
        "nft", "add chain inet " + TABLE + " in { type filter hook input priority 0; }");
    return pair;
  }

  private static void address(NetworkNamespace host, String ipv4, String ipv6) {
    host.run("ip", "address", "add", ipv4 + "/24", "dev", "veth0");
    // Without nodad, duplicate address detection delays its use for a second or two.
    host.run("ip", "address", "add", ipv6 + "/64", "dev", "veth0", "nodad");
    host.run("ip", "link", "set", "veth0", "up");
  }

  /** Drops SYN+ACKs to this port of the client; 0 for any port. */
  public void loseSynAcksTo(int clientPort) {
    String port = clientPort == 0 ? "" : "tcp dport " + clientPort + " ";
    client.run(
        "nft",
        "add rule inet " + TABLE + " in " + port + "tcp flags & (syn|ack) == (syn|ack) drop");
  }

  public void loseNothing() {
    client.run("nft", "flush chain inet " + TABLE + " in");
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
