// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A pod of the Deployment without a container engine: its init container's command and then its
 * service, each with the environment, the user, the volumes and the missing rights of the manifest,
 * on a root file system that is read-only, in mount and network namespaces that end with it.
 */
final class Pod implements AutoCloseable {
  private final PodSpec spec;
  private final Path base;
  private final Process process;
  private final BufferedReader out;

  /**
   * @param temporary options of the volume for {@code /tmp}; null for none
   */
  Pod(Path base, String temporary, Class<?> program) throws IOException {
    this.spec =
        Manifest.parse(Manifest.read("deployment.yaml"), Deployment.class)
            .getSpec()
            .getTemplate()
            .getSpec();
    this.base = base;
    Path script = base.resolve("pod.sh");
    Files.write(script, script(temporary, program));
    Path root = Files.createDirectory(base.resolve("root"));
    this.process =
        new ProcessBuilder("unshare", "--mount", "--net", "sh", script.toString(), root.toString())
            .redirectError(base.resolve("stderr").toFile())
            .start();
    this.out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null || !line.startsWith("bound")) {
      throw new IOException("the pod did not start; it said:\n" + String.join("\n", said()));
    }
  }

  private List<String> script(String temporary, Class<?> program) throws IOException {
    List<String> script = new ArrayList<>();
    script.add("set -eu; root=$1; cd /");
    script.add("ip link set lo up");
    script.add("mount -t tmpfs tmpfs \"$root\"");
    String classes = Path.of("target/test-classes").toAbsolutePath().toString();
    String home = System.getProperty("java.home");
    for (String host : List.of("/usr", "/etc", "/proc", "/dev", "/sys", home, classes)) {
      script.add(
          "mkdir -p \"$root" + host + "\"; mount --rbind " + host + " \"$root" + host + "\"");
    }
    script.add("for d in bin lib lib64 sbin; do ln -s usr/$d \"$root/$d\"; done");
    for (var file : Dockerfile.read().files().entrySet()) {
      script.add("mkdir -p \"$root/image" + Path.of(file.getKey()).getParent() + "\"");
      Path source = file.getValue().toRealPath();
      script.add("cp " + source + " \"$root/image" + file.getKey() + "\"");
    }
    script.add("ln -s image/acceptq \"$root/acceptq\""); // in the init container's image
    for (var volume : spec.getVolumes()) {
      boolean tmp = volume.getName().equals("tmp");
      script.add("mkdir \"$root/" + volume.getName() + "\"");
      if (!tmp || temporary != null) {
        String options = tmp ? temporary : "rw";
        script.add(
            "mount -t tmpfs -o mode=777," + options + " tmpfs \"$root/" + volume.getName() + "\"");
      }
    }
    script.add("mount -o remount,ro \"$root\"");
    Container init = spec.getInitContainers().get(0);
    script.add(confined(String.join(" ", init.getCommand())));
    script.add("mount -o remount,ro \"$root/agents\"");
    Container service = spec.getContainers().get(0);
    for (var variable : service.getEnv()) {
      script.add("export " + variable.getName() + "='" + variable.getValue() + "'");
    }
    script.add("exec " + confined(home + "/bin/java -cp " + classes + " " + program.getName()));
    return script;
  }

  /** As the pod's user, with no capability and no way to get one. */
  private String confined(String command) {
    var security = spec.getSecurityContext();
    return "chroot \"$root\" setpriv --reuid=%d --regid=%d --clear-groups --no-new-privs"
            .formatted(security.getRunAsUser(), security.getRunAsGroup())
        + (" --bounding-set=-all --inh-caps=-all " + command);
  }

  /** Where the manifest mounts what the script has mounted there. */
  List<VolumeMount> mounts() {
    return spec.getContainers().get(0).getVolumeMounts();
  }

  List<String> metrics() throws IOException {
    process.outputWriter(StandardCharsets.US_ASCII).append("metrics\n").flush();
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
    return Files.readAllLines(base.resolve("stderr"));
  }

  @Override
  public void close() {
    process.destroy();
    process
        .onExit()
        .orTimeout(20, TimeUnit.SECONDS)
        .exceptionally(late -> process.destroyForcibly())
        .join();
  }
}
