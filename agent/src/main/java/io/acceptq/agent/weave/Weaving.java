// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;

/**
 * Weaves the targets: named classes of the JDK at once, by retransformation, without initialising
 * any of them. The transformer stays registered, so that another agent's later retransformation
 * keeps what is woven here. Costs a class load one look at its name.
 */
public final class Weaving implements ClassFileTransformer {
  private final Target[] jdk = {
    new ServerSocketChannelTarget(),
    new NioSocketTarget(),
    new PlainSocketTarget(),
    new AsynchronousBindTarget(),
    new AsynchronousAcceptTarget()
  };

  /** Called once, on the thread that starts the agent. */
  public void install(Instrumentation instrumentation) {
    List<Class<?>> classes = new ArrayList<>();
    for (Target target : jdk) {
      try {
        classes.add(Class.forName(target.name.replace('/', '.'), false, null));
        target.state = "dropped: was not handed to the transformer";
      } catch (ClassNotFoundException e) {
        target.state = "absent";
      }
    }
    instrumentation.addTransformer(this, true);
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
    } catch (Throwable e) {
      dropAll(e);
    }
  }

  private void dropAll(Throwable cause) {
    for (Target target : jdk) {
      if (!target.state.equals("absent")) {
        target.state = "dropped: " + cause;
      }
    }
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (name == null || loader != null) {
      return null;
    }
    for (Target target : jdk) {
      if (target.name.equals(name)) {
        return weave(target, classFile);
      }
    }
    return null;
  }

  private static byte[] weave(Target target, byte[] classFile) {
    try {
      byte[] woven = ClassWeaver.weave(target, classFile);
      target.state = "active";
      return woven;
    } catch (Throwable e) {
      target.state = "dropped: " + (e instanceof Misfit ? e.getMessage() : e);
      return null;
    }
  }

  /** Every target and what became of it, as the {@code Targets} attribute shows it. */
  public String targets() {
    StringBuilder text = new StringBuilder();
    for (Target target : jdk) {
      text.append(text.length() == 0 ? "" : "; ");
      text.append(target.name.substring(target.name.lastIndexOf('/') + 1));
      text.append(": ").append(target.state);
    }
    return text.toString();
  }
}
