// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.kubernetes;

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
 * A pod of the Deployment, run without a container engine: the command of the init container, then
 * the service. Each has the environment, user, volumes and restrictions of the manifest and a
 * read-only root file system, in mount, network and PID namespaces that end with the pod. The pod
 * is killed after a minute.
 */
final class SimulatedPod implements AutoCloseable {
  private final Path stderr;
  private final Process process;
  private final CompletableFuture<Process> exit;
  private final BufferedReader out;

  /**
   * @param tmpOptions mount options of the volume for {@code /tmp}; null for no volume
   */
  SimulatedPod(Path base, String tmpOptions, Class<?> program) throws IOException {
    var deployment = Manifest.parse(Manifest.read("deployment.yaml"), Deployment.class);
    var spec = deployment.getSpec().getTemplate().getSpec();
    Path script = Files.write(base.resolve("pod.sh"), PodScript.of(spec, tmpOptions, program));
    Path root = Files.createDirectory(base.resolve("root"));
    this.stderr = base.resolve("stderr");
    List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--net", "--pid"));
    command.addAll(List.of("--fork", "--kill-child", "sh", script.toString(), root.toString()));
    this.process = new ProcessBuilder(command).redirectError(stderr.toFile()).start();
    this.exit =
        process
            .onExit()
            .orTimeout(60, TimeUnit.SECONDS)
            .exceptionally(late -> process.destroyForcibly());
    this.out = process.inputReader(StandardCharsets.UTF_8);
    if (!"bound 8080".equals(out.readLine())) {
      close();
      throw new IOException(
          "the pod did not start; its stderr:\n" + String.join("\n", stderrLines()));
    }
  }

  List<String> metrics() throws IOException {
    return get("/metrics");
  }

  /** What the service reads at a path of {@code /proc} or of its metrics port. */
  List<String> get(String path) throws IOException {
    process.outputWriter(StandardCharsets.US_ASCII).append(path).append('\n').flush();
    List<String> lines = new ArrayList<>();
    for (String line = out.readLine(); !"done".equals(line); line = out.readLine()) {
      if (line == null) {
        throw new IOException(
            "the service has exited; its stderr:\n" + String.join("\n", stderrLines()));
      }
      lines.add(line);
    }
    return lines;
  }

  List<String> stderrLines() throws IOException {
    return Files.readAllLines(stderr);
  }

  /** Closes the standard input of the service, which then exits. */
  @Override
  public void close() throws IOException {
    process.outputWriter(StandardCharsets.US_ASCII).close();
    exit.join();
  }
}
