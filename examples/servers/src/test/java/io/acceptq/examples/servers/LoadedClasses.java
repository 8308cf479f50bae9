// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import io.acceptq.testing.WovenJvm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The classes that a JVM loads for a program that never binds, with their sources. */
final class LoadedClasses {
  /**
   * {@code [Loaded NAME from SOURCE]} on Java 8; on later releases {@code NAME source: SOURCE}
   * after decorations.
   */
  private static final Pattern LINE =
      Pattern.compile("(?:\\[Loaded |.*\\[class,load\\] )(\\S+) (?:from|source:) (.*?)\\]?");

  private LoadedClasses() {}

  /** Under acceptq, during many sampling intervals. */
  static Map<String, String> withAcceptq(int feature, Path directory, String... options)
      throws IOException, InterruptedException {
    WovenJvm jvm = ServerPrograms.jvm(feature, "").agentOptions("interval=10ms").options(options);
    return of(command(jvm), feature, directory.resolve("acceptq.log"));
  }

  /** Under an agent that does nothing: the classes that any {@code -javaagent} adds. */
  static Map<String, String> withNoOpAgent(int feature, Path directory)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(command(ServerPrograms.jvm(feature, "")));
    command.replaceAll(
        word -> word.startsWith("-javaagent:") ? "-javaagent:" + noOpAgentJar(directory) : word);
    return of(command, feature, directory.resolve("no-op.log"));
  }

  private static List<String> command(WovenJvm jvm) {
    return jvm.command(BlockingServer.class.getName(), List.of());
  }

  private static Map<String, String> of(List<String> command, int feature, Path log)
      throws IOException, InterruptedException {
    List<String> logging = new ArrayList<>(command);
    logging.addAll(
        1,
        feature == 8
            ? List.of(
                "-verbose:class",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-DisplayVMOutput",
                "-XX:+LogVMOutput",
                "-XX:LogFile=" + log)
            : List.of("-Xlog:class+load:file=" + log));
    try (ServerJvm jvm = ServerJvm.start(logging)) {
      if (jvm.waitFor(500, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("the program ended too early");
      }
      jvm.end();
    }
    Map<String, String> loaded = new TreeMap<>();
    for (String line : Files.readAllLines(log)) {
      Matcher match = LINE.matcher(line);
      if (match.matches()) {
        loaded.put(match.group(1), match.group(2));
      }
    }
    return loaded;
  }

  static Path noOpAgentJar(Path directory) {
    Path jar = directory.resolve("no-op.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", NoOpAgent.class.getName());
    String entry = NoOpAgent.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream in = NoOpAgent.class.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new JarEntry(entry));
      in.transferTo(out);
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
