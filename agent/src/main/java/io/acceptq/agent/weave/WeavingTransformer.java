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

/**
 * Weaves the targets: the classes of the JDK at once, by retransformation and without initializing
 * them; Netty's, shaded or not, when they are loaded. It stays registered, so that a class that
 * another agent retransforms later keeps its hooks. Costs one comparison of names for every class
 * that the JVM loads, on the loading thread.
 */
public final class WeavingTransformer implements ClassFileTransformer {
  private final Targets targets = new Targets();

  /** Written before the transformer is registered. */
  private boolean makesAotCache;

  /**
   * Called once, on the thread that starts the agent.
   *
   * @param archive what this run of the JVM archives
   */
  public void install(Instrumentation instrumentation, ArchiveFlags archive) {
    makesAotCache = archive.makesAotCache();
    String unsupported = unsupportedJdk();
    List<Class<?>> classes = new ArrayList<>();
    for (Target target : targets.jdk) {
      try {
        Class<?> type = Class.forName(target.name.replace('/', '.'), false, null);
        target.state = unsupported == null ? "dropped: not handed to the transformer" : unsupported;
        if (isKeptForCache(target)) {
          target.state = "dropped: this run makes an AOT cache, which needs the class unchanged";
        } else if (unsupported == null) {
          classes.add(type);
        }
      } catch (ClassNotFoundException e) {
        target.state = "absent";
      }
    }
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.getClassLoader() != null && Targets.netty(internalName(type)) != null) {
        classes.add(type);
      }
    }
    instrumentation.addTransformer(this, true);
    retransform(instrumentation, classes);
    targets.changed();
  }

  private boolean isKeptForCache(Target target) {
    return makesAotCache && target instanceof ThreadGroupTarget;
  }

  /** The state of every target if the JDK lacks the method that woven code calls; null if not. */
  private static String unsupportedJdk() {
    try {
      Class<?> utility = Class.forName("sun.nio.ch.IOUtil", false, null);
      int modifiers = utility.getMethod("fdVal", FileDescriptor.class).getModifiers();
      return Modifier.isStatic(modifiers) ? null : "dropped: IOUtil.fdVal is not static";
    } catch (ReflectiveOperationException e) {
      return "dropped: " + e;
    }
  }

  /** All classes in one safepoint; one by one if that fails. */
  private void retransform(Instrumentation instrumentation, List<Class<?>> classes) {
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
    } catch (Throwable all) {
      for (Class<?> type : classes) {
        try {
          instrumentation.retransformClasses(type);
        } catch (Throwable e) {
          dropped(internalName(type), e);
        }
      }
    }
  }

  private void dropped(String name, Throwable cause) {
    Target target = targets.jdk(name);
    if (target != null) {
      target.state = "dropped: " + cause;
    }
    Target netty = Targets.netty(name);
    if (netty != null) {
      netty.state = "dropped: " + cause;
      targets.addNetty(netty);
    }
  }

  private static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  /** Decides by the name of the class, whatever class the JVM passes as {@code redefined}. */
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
      Target target = targets.jdk(name);
      if (target == null || isKeptForCache(target)) {
        return null;
      }
      byte[] woven = weave(target, classFile);
      targets.changed();
      return woven;
    }
    Target target = Targets.netty(name);
    return target == null ? null : weaveNetty(target, loader, classFile);
  }

  private byte[] weaveNetty(Target target, ClassLoader loader, byte[] classFile) {
    byte[] woven = null;
    try {
      // Class loaders of OSGi and JBoss Modules may hide boot classes from the code they load.
      if (Class.forName("io.acceptq.boot.Hooks", false, loader) == Hooks.class) {
        woven = weave(target, classFile);
      } else {
        target.state = "dropped: its class loader has its own io.acceptq.boot.Hooks";
      }
    } catch (Throwable e) {
      target.state =
          "dropped: its class loader hides io.acceptq.boot; make it visible with"
              + " -Dorg.osgi.framework.bootdelegation=io.acceptq.boot (OSGi) or"
              + " -Djboss.modules.system.pkgs=io.acceptq.boot (JBoss Modules): "
              + e;
    }
    targets.addNetty(target);
    return woven;
  }

  private static byte[] weave(Target target, byte[] classFile) {
    try {
      byte[] woven = ClassWeaver.weave(target, classFile);
      target.state = "active";
      return woven;
    } catch (Throwable e) {
      target.state =
          "dropped: " + (e instanceof UnsupportedShapeException ? e.getMessage() : e.toString());
      return null;
    }
  }

  /**
   * Every target and its state, as the attribute {@code Targets} shows it: {@code active} if the
   * class is woven, which does not say that a hook has run yet; {@code waiting} if it has not been
   * loaded, {@code absent} if this JDK does not have it, {@code dropped} with the reason. Called by
   * the sampler thread.
   */
  public String targets() {
    return targets.text();
  }
}
