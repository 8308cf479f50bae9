// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.kubernetes;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A pod of the Deployment without a container engine: its init container's command and then its
 * service, each with the environment, the user, the volumes and the missing rights of the manifest,
 * on a root file system that is read-only, in mount, network and process namespaces that end with
 * it. It lives for a minute at most, so that nobody waits for it any longer.
 */
final class Pod implements AutoCloseable {
  private final Path stderr;
  private final Process process;
  private final CompletableFuture<Process> end;
  private final BufferedReader out;

  /**
   * @param temporary options of the volume for {@code /tmp}; null for none
   */
  Pod(Path base, String temporary, Class<?> program) throws IOException {
    var deployment = Manifest.parse(Manifest.read("deployment.yaml"), Deployment.class);
    var spec = deployment.getSpec().getTemplate().getSpec();
    Path script = Files.write(base.resolve("pod.sh"), PodScript.of(spec, temporary, program));
    Path root = Files.createDirectory(base.resolve("root"));
    this.stderr = base.resolve("stderr");
    List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--net", "--pid"));
    command.addAll(List.of("--fork", "--kill-child", "sh", script.toString(), root.toString()));
    this.process = new ProcessBuilder(command).redirectError(stderr.toFile()).start();
    this.end =
        process
            .onExit()
            .orTimeout(60, TimeUnit.SECONDS)
            .exceptionally(late -> process.destroyForcibly());
    this.out = process.inputReader(StandardCharsets.UTF_8);
    if (!"bound 8080".equals(out.readLine())) {
      close();
      throw new IOException("the pod did not start; it said:\n" + String.join("\n", said()));
    }
  }

  List<String> metrics() throws IOException {
    return ask("/metrics");
  }

  /** What the service reads there. */
  List<String> ask(String path) throws IOException {
    process.outputWriter(StandardCharsets.US_ASCII).append(path).append('\n').flush();
    List<String> lines = new ArrayList<>();
    for (String line = out.readLine(); !"done".equals(line); line = out.readLine()) {
      if (line == null) {
        throw new IOException("the service has ended; it said:\n" + String.join("\n", said()));
      }
      lines.add(line);
    }
    return lines;
  }

  List<String> said() throws IOException {
    return Files.readAllLines(stderr);
  }

  /** Its input ends, so it does. */
  @Override
  public void close() throws IOException {
    process.outputWriter(StandardCharsets.US_ASCII).close();
    end.join();
  }
}
