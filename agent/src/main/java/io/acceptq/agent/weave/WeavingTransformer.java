// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import io.acceptq.boot.Hooks;
import java.io.FileDescriptor;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Modifier;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Weaves the targets: named classes of the JDK at once, by retransformation, without initialising
 * any of them; Netty's, shaded or not, when they are loaded. The transformer stays registered, so
 * that another agent's later retransformation keeps what is woven here. Costs every class that is
 * loaded a look at its name.
 */
public final class WeavingTransformer implements ClassFileTransformer {
  private final Target[] jdk = {
    new ServerSocketChannelTarget(),
    new NioSocketTarget(),
    new PlainSocketTarget(),
    new AsynchronousBindTarget(),
    new AsynchronousAcceptTarget(),
    new ThreadGroupTarget()
  };

  /** One for each name that was met; guarded by itself. */
  private final List<Target> netty = new ArrayList<>();

  /** Counts what happened to targets, so that the sampler's text is made anew only then. */
  private final AtomicInteger changes = new AtomicInteger();

  private int shownChanges = -1;
  private String shown;

  /** Called once, on the thread that starts the agent. */
  public void install(Instrumentation instrumentation) {
    String unfit = missingInJdk();
    List<Class<?>> classes = new ArrayList<>();
    for (Target target : jdk) {
      try {
        Class<?> type = Class.forName(target.name.replace('/', '.'), false, null);
        target.state = unfit == null ? "dropped: not handed to the transformer" : unfit;
        if (unfit == null) {
          classes.add(type);
        }
      } catch (ClassNotFoundException e) {
        target.state = "absent";
      }
    }
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.getClassLoader() != null && nettyTarget(type.getName().replace('.', '/')) != null) {
        classes.add(type);
      }
    }
    instrumentation.addTransformer(this, true);
    retransform(instrumentation, classes);
    changes.incrementAndGet();
  }

  private static String missingInJdk() {
    try {
      Class<?> utility = Class.forName("sun.nio.ch.IOUtil", false, null);
      int modifiers = utility.getMethod("fdVal", FileDescriptor.class).getModifiers();
      return Modifier.isStatic(modifiers) ? null : "dropped: IOUtil.fdVal is not static";
    } catch (ReflectiveOperationException e) {
      return "dropped: " + e;
    }
  }

  /** All in one stop of the world; one by one if one of them spoils it. */
  private void retransform(Instrumentation instrumentation, List<Class<?>> classes) {
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
    } catch (Throwable all) {
      for (Class<?> type : classes) {
        try {
          instrumentation.retransformClasses(type);
        } catch (Throwable e) {
          dropped(type.getName().replace('.', '/'), e);
        }
      }
    }
  }

  private void dropped(String name, Throwable cause) {
    for (Target target : jdk) {
      if (target.name.equals(name)) {
        target.state = "dropped: " + cause;
      }
    }
    Target target = nettyTarget(name);
    if (target != null) {
      remember(target, "dropped: " + cause);
    }
  }

  /** The class's name decides, not the class that the JVM says is being retransformed. */
  @Override
  public byte[] transform(
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (name == null) {
      return null;
    }
    if (loader == null) {
      for (Target target : jdk) {
        if (target.name.equals(name)) {
          byte[] woven = weave(target, classFile);
          changes.incrementAndGet();
          return woven;
        }
      }
      return null;
    }
    Target target = nettyTarget(name);
    return target == null ? null : weaveNetty(target, loader, classFile);
  }

  /** Netty copies live under many names; all end alike. */
  private static Target nettyTarget(String name) {
    if (name.endsWith(NettySocketTarget.SUFFIX)) {
      return new NettySocketTarget(name);
    }
    if (name.endsWith(NettyDescriptorTarget.SUFFIX)) {
      return new NettyDescriptorTarget(name);
    }
    return name.endsWith(NettyUringTarget.SUFFIX) ? new NettyUringTarget(name) : null;
  }

  private byte[] weaveNetty(Target target, ClassLoader loader, byte[] classFile) {
    byte[] woven = null;
    try {
      // OSGi and JBoss Modules may keep the boot loader's classes from a module.
      if (Class.forName("io.acceptq.boot.Hooks", false, loader) == Hooks.class) {
        woven = weave(target, classFile);
      } else {
        target.state = "dropped: its loader has an io.acceptq.boot.Hooks of its own";
      }
    } catch (Throwable e) {
      target.state = "dropped: its loader does not see the boot loader's classes: " + e;
    }
    remember(target, target.state);
    return woven;
  }

  private static byte[] weave(Target target, byte[] classFile) {
    try {
      byte[] woven = ClassWeaver.weave(target, classFile);
      target.state = "active";
      return woven;
    } catch (Throwable e) {
      target.state = "dropped: " + (e instanceof UnsupportedShapeException ? e.getMessage() : e);
      return null;
    }
  }

  /** A class that several loaders load shows once, with what became of the last. */
  private void remember(Target target, String state) {
    target.state = state;
    keep(target);
    changes.incrementAndGet();
  }

  private void keep(Target target) {
    synchronized (netty) {
      for (int i = 0; i < netty.size(); i++) {
        if (netty.get(i).name.equals(target.name)) {
          netty.set(i, target);
          return;
        }
      }
      netty.add(target);
    }
  }

  /**
   * Every target and what became of it, as the {@code Targets} attribute shows it. Called by the
   * sampler thread.
   */
  public String targets() {
    int now = changes.get();
    if (shownChanges != now) {
      shown = text();
      shownChanges = now;
    }
    return shown;
  }

  private String text() {
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
