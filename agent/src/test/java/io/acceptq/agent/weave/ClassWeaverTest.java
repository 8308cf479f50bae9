// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** A class that does not match its table is left unchanged, and the reason is reported. */
class ClassWeaverTest {
  private static final String CHANNEL = "sun/nio/ch/ServerSocketChannelImpl";

  private static byte[] classFile(String name) throws IOException {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      return in.readAllBytes();
    }
  }

  /** Simulates a release in which the method calls another method. */
  private static byte[] renamed(byte[] classFile, String method, String called, String to) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return !name.equals(method)
                ? next
                : new MethodVisitor(Opcodes.ASM9, next) {
                  @Override
                  public void visitMethodInsn(
                      int opcode, String owner, String name, String type, boolean isInterface) {
                    String call = name.equals(called) ? to : name;
                    super.visitMethodInsn(opcode, owner, call, type, isInterface);
                  }
                };
          }
        },
        0);
    return writer.toByteArray();
  }

  @Test
  void weavesTheClassOfThisJava() throws Exception {
    byte[] woven = ClassWeaver.weave(new ServerSocketChannelTarget(), classFile(CHANNEL));
    assertThat(new String(woven, ISO_8859_1))
        .contains("io/acceptq/boot/Hooks")
        .contains("acceptFailed");
  }

  @Test
  void refusesAClassWhereOneCallIsMissing() throws Exception {
    byte[] other = renamed(classFile(CHANNEL), "blockingAccept", "implAccept", "acceptSomehow");
    assertThatThrownBy(() -> ClassWeaver.weave(new ServerSocketChannelTarget(), other))
        .isInstanceOf(UnsupportedShapeException.class)
        .hasMessageContaining("ACCEPTED in blockingAccept")
        .hasMessageContaining("found 0 times instead of 2");
  }

  @Test
  void refusesAClassWithAnAdditionalCall() throws Exception {
    byte[] other = renamed(classFile(CHANNEL), "blockingAccept", "finishAccept", "implAccept");
    assertThatThrownBy(() -> ClassWeaver.weave(new ServerSocketChannelTarget(), other))
        .isInstanceOf(UnsupportedShapeException.class)
        .hasMessageContaining("found 3 times instead of 2");
  }

  @Test
  void refusesAClassWithoutTheField() {
    assertThatThrownBy(
            () ->
                ClassWeaver.weave(
                    new ServerSocketChannelTarget(), classFile("java/net/ServerSocket")))
        .isInstanceOf(UnsupportedShapeException.class)
        .hasMessage("no field fdVal of type I");
  }

  @Test
  void refusesAClassFileOfANewerJava() throws Exception {
    byte[] future = classFile(CHANNEL);
    future[7] = (byte) 200;
    assertThatThrownBy(() -> ClassWeaver.weave(new ServerSocketChannelTarget(), future))
        .isInstanceOf(UnsupportedShapeException.class)
        .hasMessageStartingWith("class file of a newer Java");
  }

  @Test
  void reportsWhyATargetWasDropped() throws Exception {
    byte[] other = renamed(classFile(CHANNEL), "tryClose", "close", "closeSomehow");
    WeavingTransformer weaving = new WeavingTransformer();
    assertThat(weaving.transform(null, CHANNEL, null, null, other)).isNull();
    assertThat(weaving.targets())
        .startsWith("sun.nio.ch.ServerSocketChannelImpl: dropped: CLOSING_ARGUMENT in tryClose()Z");
  }

  @Test
  void ignoresAllOtherClasses() throws Exception {
    WeavingTransformer weaving = new WeavingTransformer();
    byte[] channel = classFile(CHANNEL);
    ClassLoader ours = getClass().getClassLoader();
    assertThat(weaving.transform(null, "java/lang/String", null, null, channel)).isNull();
    assertThat(weaving.transform(ours, CHANNEL, null, null, channel)).isNull();
    assertThat(weaving.transform(null, null, null, null, channel)).isNull();
  }

  /** Class loaders of OSGi or JBoss Modules may hide the hooks: woven code could not be linked. */
  @Test
  void dropsNettyInAClassLoaderThatCannotSeeTheHooks() throws Exception {
    WeavingTransformer weaving = new WeavingTransformer();
    try (URLClassLoader blind = new URLClassLoader(new URL[0], null)) {
      String socket = "com/example/shaded/io/netty/channel/unix/Socket";
      assertThat(weaving.transform(blind, socket, null, null, classFile(CHANNEL))).isNull();
    }
    assertThat(weaving.targets())
        .contains(
            "com.example.shaded.io.netty.channel.unix.Socket: dropped: its class loader hides"
                + " io.acceptq.boot; make it visible with -Dorg.osgi");
  }
}
