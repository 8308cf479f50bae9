// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.net;

import com.sun.jna.LastErrorException;
import io.acceptq.testing.RemoteAnswers;
import io.acceptq.testing.RemoteProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link RemoteProgram} program that listens, accepts only on command, and connects without
 * blocking.
 *
 * <ul>
 *   <li>{@code listen FAMILY ADDRESS PORT BACKLOG [reuse|v6only]...}: descriptor and inode
 *   <li>{@code unix NAME BACKLOG}: descriptor and inode
 *   <li>{@code close DESCRIPTOR}
 *   <li>{@code connect ADDRESS PORT COUNT [LOCALPORT]}: starts to connect
 *   <li>{@code connectunix NAME COUNT}: connects, and waits for each
 *   <li>{@code client INDEX}: local address and port of a client
 *   <li>{@code send INDEX BYTES}, {@code shut INDEX}, {@code reset INDEX}: on a connected client
 *   <li>{@code accept DESCRIPTOR}: accepts one connection and keeps it open
 *   <li>{@code connected}: how many clients have connected
 *   <li>{@code hangup}: closes all clients
 * </ul>
 */
public final class Host {
  private final List<SocketChannel> clients = new ArrayList<>();

  private Host() {}

  public static void main(String[] args) throws IOException {
    RemoteAnswers.serve(commands());
  }

  /** The commands, for a program that has more of its own. */
  public static Map<String, RemoteAnswers.Answer> commands() {
    Host host = new Host();
    Map<String, RemoteAnswers.Answer> commands = new HashMap<>();
    commands.put("listen", host::listen);
    commands.put("unix", words -> host.bind(LibC.AF_UNIX, LibC.unix(words[0]), words[1]));
    commands.put("close", words -> List.of("" + LibC.C.close(Integer.parseInt(words[0]))));
    commands.put("connect", host::connect);
    commands.put("connectunix", host::connectUnix);
    commands.put("client", host::client);
    commands.put("send", host::send);
    commands.put("shut", host::shut);
    commands.put("reset", host::reset);
    commands.put(
        "accept", words -> List.of("" + LibC.C.accept(Integer.parseInt(words[0]), null, null)));
    commands.put("connected", host::connected);
    commands.put("hangup", host::hangup);
    return commands;
  }

  /** Accepts one connection and closes it. */
  public static void accept(int descriptor) {
    LibC.C.close(LibC.C.accept(descriptor, null, null));
  }

  private List<String> listen(String[] words) throws IOException {
    int family = words[0].equals("4") ? LibC.AF_INET : LibC.AF_INET6;
    byte[] address = LibC.inet(family, InetAddress.getByName(words[1]), Integer.parseInt(words[2]));
    return bind(family, address, words[3], words);
  }

  private List<String> bind(int family, byte[] address, String backlog, String... options)
      throws IOException, LastErrorException {
    int fd = LibC.C.socket(family, LibC.SOCK_STREAM, 0);
    int[] on = {1};
    for (String option : options) {
      if (option.equals("reuse")) {
        LibC.C.setsockopt(fd, LibC.SOL_SOCKET, LibC.SO_REUSEPORT, on, Integer.BYTES);
      } else if (option.equals("v6only")) {
        LibC.C.setsockopt(fd, LibC.IPPROTO_IPV6, LibC.IPV6_V6ONLY, on, Integer.BYTES);
      }
    }
    LibC.C.bind(fd, address, address.length);
    LibC.C.listen(fd, Integer.parseInt(backlog));
    String link = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
    return List.of(fd + " " + link.replaceAll("\\D", ""));
  }

  private List<String> connect(String[] words) throws IOException {
    InetSocketAddress address = new InetSocketAddress(words[0], Integer.parseInt(words[1]));
    for (int i = 0; i < Integer.parseInt(words[2]); i++) {
      SocketChannel client = SocketChannel.open();
      client.configureBlocking(false);
      if (words.length > 3) {
        client.bind(new InetSocketAddress(Integer.parseInt(words[3])));
      }
      client.connect(address);
      clients.add(client);
    }
    return List.of();
  }

  private List<String> connectUnix(String[] words) throws IOException {
    for (int i = 0; i < Integer.parseInt(words[1]); i++) {
      clients.add(SocketChannel.open(UnixDomainSocketAddress.of(words[0])));
    }
    return List.of();
  }

  private List<String> connected(String[] words) throws IOException {
    int connected = 0;
    for (SocketChannel client : clients) {
      connected += client.finishConnect() ? 1 : 0;
    }
    return List.of(Integer.toString(connected));
  }

  private SocketChannel channel(String index) {
    return clients.get(Integer.parseInt(index));
  }

  private List<String> client(String[] words) throws IOException {
    InetSocketAddress local = (InetSocketAddress) channel(words[0]).getLocalAddress();
    return List.of(local.getAddress().getHostAddress() + " " + local.getPort());
  }

  private List<String> send(String[] words) throws IOException {
    int sent = channel(words[0]).write(ByteBuffer.allocate(Integer.parseInt(words[1])));
    return List.of("" + sent);
  }

  private List<String> shut(String[] words) throws IOException {
    channel(words[0]).shutdownOutput();
    return List.of();
  }

  private List<String> reset(String[] words) throws IOException {
    channel(words[0]).setOption(StandardSocketOptions.SO_LINGER, 0).close();
    return List.of();
  }

  private List<String> hangup(String[] words) throws IOException {
    for (SocketChannel client : clients) {
      client.close();
    }
    clients.clear();
    return List.of();
  }
}
