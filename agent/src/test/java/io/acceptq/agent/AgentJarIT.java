// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.WovenJvm;
import io.acceptq.testing.WovenTest;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The published jar: which classes a service can see, and which are hidden. */
@WovenTest
class AgentJarIT {
  private static final int JAVA_8 = 52;

  private JarFile jar;
  private List<String> files;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(WovenJvm.agentJar().toFile());
    files = jar.stream().filter(e -> !e.isDirectory()).map(ZipEntry::getName).toList();
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void showsOnlyTheStartClasses() {
    assertThat(files)
        .filteredOn(name -> !name.startsWith("acceptq/"))
        .allMatch(name -> name.startsWith("META-INF/") || name.startsWith("io/acceptq/agent/"))
        .contains("io/acceptq/agent/Agent.class")
        .contains("META-INF/LICENSE", "META-INF/licenses/ASM")
        .contains("META-INF/licenses/jna-LICENSE", "META-INF/licenses/byte-buddy-NOTICE");
    assertThat(files)
        .filteredOn(name -> name.endsWith(".class"))
        .allMatch(name -> name.matches("io/acceptq/agent/(\\w+|package-info)\\.class"));
  }

  @Test
  void hidesAllOtherClassesUnderAPrefix() {
    assertThat(files)
        .contains(
            "acceptq/io/acceptq/boot/Hooks.classdata",
            "acceptq/io/acceptq/monitor/Monitor.classdata",
            "acceptq/com/sun/jna/Native.classdata",
            "acceptq/net/bytebuddy/jar/asm/ClassReader.classdata");
  }

  @Test
  void containsOnlyAsmOfByteBuddy() {
    assertThat(files)
        .filteredOn(name -> name.contains("bytebuddy"))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("acceptq/net/bytebuddy/jar/asm/"));
  }

  @Test
  void containsNativeLibrariesForLinuxOnly() {
    assertThat(files)
        .filteredOn(name -> name.contains("/jna/") && !name.endsWith(".classdata"))
        .contains("acceptq/com/sun/jna/linux-x86-64/libjnidispatch.so")
        .contains("acceptq/com/sun/jna/linux-aarch64/libjnidispatch.so")
        .allMatch(name -> name.matches("acceptq/com/sun/jna/linux-[^/]+/libjnidispatch\\.so"));
  }

  /** A package missing from the list would not be in the module that is granted native access. */
  @Test
  void listsEveryPackageThatCallsNativeCode() throws IOException {
    Set<String> packages = new TreeSet<>();
    for (String name : files) {
      if (name.endsWith(".classdata") && text(name).contains("com/sun/jna/")) {
        String type = name.substring("acceptq/".length(), name.lastIndexOf('/'));
        packages.add(type.replace('/', '.'));
      }
    }
    assertThat(IsolatedLoader.NATIVE_PACKAGES).containsExactlyInAnyOrderElementsOf(packages);
  }

  private String text(String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), ISO_8859_1);
    }
  }

  @Test
  void runsOnJava8() throws IOException {
    for (String name : files) {
      if (name.endsWith(".class") || name.endsWith(".classdata")) {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(jar.getEntry(name)))) {
          assertThat(in.readInt()).as(name).isEqualTo(0xCAFEBABE);
          in.readUnsignedShort();
          assertThat(in.readUnsignedShort()).as(name).isLessThanOrEqualTo(JAVA_8);
        }
      }
    }
  }

  @Test
  void namesTheEntryClassesInTheManifest() throws IOException {
    Attributes attributes = jar.getManifest().getMainAttributes();
    assertThat(attributes.getValue("Premain-Class")).isEqualTo("io.acceptq.agent.Agent");
    assertThat(attributes.getValue("Agent-Class")).isEqualTo("io.acceptq.agent.Agent");
    assertThat(attributes.getValue("Main-Class")).isEqualTo("io.acceptq.agent.Agent");
    assertThat(attributes.getValue("Can-Retransform-Classes")).isEqualTo("true");
    assertThat(attributes.getValue("Launcher-Agent-Class")).isNull();
    assertThat(attributes.getValue("Boot-Class-Path")).isNull();
  }

  @Test
  void isSmall() throws IOException {
    assertThat(Files.size(WovenJvm.agentJar())).isLessThan(6_000_000);
  }
}
