// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The woven classes and their states. Written by the thread that starts the agent and by any thread
 * that loads a class of Netty; {@link #text} is for the sampler thread.
 */
final class Targets {
  final Target[] jdk = {
    new ServerSocketChannelTarget(),
    new NioSocketTarget(),
    new PlainSocketTarget(),
    new AsynchronousBindTarget(),
    new AsynchronousAcceptTarget(),
    new ThreadGroupTarget()
  };

  /** One for each name that was loaded; guarded by itself. */
  private final List<Target> netty = new ArrayList<>();

  /** Number of changes of a state, so that the text is built again only after one. */
  private final AtomicInteger changes = new AtomicInteger();

  private int shownChanges = -1;
  private String shown;

  /** The class of the JDK with this internal name; null if it is not a target. */
  Target jdk(String name) {
    for (Target target : jdk) {
      if (target.name.equals(name)) {
        return target;
      }
    }
    return null;
  }

  /**
   * A target for this internal name if it is one of Netty's; null if not. Shaded copies of Netty
   * have other packages but the same suffixes.
   */
  static Target netty(String name) {
    if (name.endsWith(NettySocketTarget.SUFFIX)) {
      return new NettySocketTarget(name);
    }
    if (name.endsWith(NettyDescriptorTarget.SUFFIX)) {
      return new NettyDescriptorTarget(name);
    }
    return name.endsWith(NettyUringTarget.SUFFIX) ? new NettyUringTarget(name) : null;
  }

  /** A class that several class loaders load is listed once, with the state of the last one. */
  void addNetty(Target target) {
    synchronized (netty) {
      int i = 0;
      while (i < netty.size() && !netty.get(i).name.equals(target.name)) {
        i++;
      }
      if (i < netty.size()) {
        netty.set(i, target);
      } else {
        netty.add(target);
      }
    }
    changed();
  }

  void changed() {
    changes.incrementAndGet();
  }

  /** Every target and its state, as in the attribute {@code Targets}. */
  String text() {
    int now = changes.get();
    if (shownChanges != now) {
      shown = build();
      shownChanges = now;
    }
    return shown;
  }

  private String build() {
    StringBuilder text = new StringBuilder();
    for (Target target : jdk) {
      append(text, target);
    }
    synchronized (netty) {
      for (Target target : netty) {
        append(text, target);
      }
      if (netty.isEmpty()) {
        text.append("; Netty's native transports: waiting");
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Target target) {
    text.append(text.length() == 0 ? "" : "; ").append(target.name.replace('/', '.'));
    text.append(": ").append(target.state);
  }
}
