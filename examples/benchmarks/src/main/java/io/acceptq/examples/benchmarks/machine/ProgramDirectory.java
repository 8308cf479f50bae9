// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.acceptq.examples.benchmarks.programs.EmptyAgent;
import io.acceptq.examples.benchmarks.programs.IdleService;
import io.acceptq.examples.benchmarks.programs.OneListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A temporary directory with the files that the measured JVMs read: the programs, copied from this
 * program's large jar because a JVM takes longer to open that, the empty agent, and rules for the
 * JMX exporter. Deleted by {@link #close}.
 */
public final class ProgramDirectory implements AutoCloseable {
  private final Path directory;

  public ProgramDirectory() throws IOException {
    directory = Files.createTempDirectory("acceptq-benchmarks");
    for (Class<?> program : List.of(OneListener.class, IdleService.class)) {
      copy(program.getName());
    }
    copy(IdleService.StateMXBean.class.getName());
    copy(IdleService.class.getName() + "$State");
  }

  /** The class path of the programs. */
  public Path classPath() {
    return directory;
  }

  /** Writes the jar of an agent that does nothing. */
  public Path emptyAgent() throws IOException {
    Path jar = directory.resolve("empty-agent.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", EmptyAgent.class.getName());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream in = open(EmptyAgent.class.getName())) {
      out.putNextEntry(new JarEntry(file(EmptyAgent.class.getName())));
      in.transferTo(out);
    }
    return jar;
  }

  /** Writes rules that export every attribute. */
  public Path jmxExporterRules() throws IOException {
    return Files.writeString(directory.resolve("rules.yml"), "rules:\n- pattern: \".*\"\n", UTF_8);
  }

  private void copy(String className) throws IOException {
    Path target = directory.resolve(file(className));
    Files.createDirectories(target.getParent());
    try (InputStream in = open(className)) {
      Files.copy(in, target);
    }
  }

  private static InputStream open(String className) throws IOException {
    InputStream in = ProgramDirectory.class.getResourceAsStream("/" + file(className));
    if (in == null) {
      throw new IOException("class not found: " + className);
    }
    return in;
  }

  private static String file(String className) {
    return className.replace('.', '/') + ".class";
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
