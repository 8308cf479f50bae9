// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A shell script that does with a pod what the kubelet and a container engine do: it mounts the
 * volumes, then runs the containers one after the other, each on its own root file system. It must
 * run in mount, network and PID namespaces of its own.
 */
final class PodScript {
  private static final String FUNCTIONS =
      """
      set -eu
      pod=$1
      ip link set lo up
      mount -t tmpfs -o mode=755 tmpfs "$pod"

      # Mounts the root file system of a container, with the programs of this machine.
      image() {
        root=$1
        mkdir "$root"
        mount -t tmpfs -o mode=755 tmpfs "$root"
        for link in bin lib lib64 sbin; do ln -s usr/$link "$root/$link"; done
        mkdir -m 1777 "$root/tmp"
        mkdir -p "$root/proc" "$root/dev/shm"
        mount -t proc proc "$root/proc"
        mount -t tmpfs -o nosuid,nodev,noexec,mode=1777 tmpfs "$root/dev/shm"
        for node in null zero full random urandom; do
          touch "$root/dev/$node"
          mount --bind "/dev/$node" "$root/dev/$node"
        done
        for directory in /usr /etc /sys; do bind $directory $directory; done
      }

      # Mounts a directory of this machine in the container.
      bind() {
        mkdir -p "$root$2"
        mount --rbind "$1" "$root$2"
      }

      # readOnlyRootFilesystem: read-only except for what the engine mounts writable.
      read_only() {
        cat /proc/self/mounts | while read -r device directory rest; do
          case $directory in
            "$root/proc" | "$root/dev/shm") ;;
            "$root" | "$root"/*) mount -o remount,bind,ro "$directory" ;;
          esac
        done
      }
      """;

  private final PodSpec spec;
  private final List<String> lines = new ArrayList<>(List.of(FUNCTIONS));

  /**
   * @param tmpOptions mount options of the volume for {@code /tmp}; null for no volume
   */
  static List<String> of(PodSpec spec, String tmpOptions, Class<?> program) throws IOException {
    PodScript script = new PodScript(spec);
    List<String> volumes = new ArrayList<>();
    for (Volume volume : spec.getVolumes()) {
      String options = volume.getName().equals("tmp") ? tmpOptions : "rw";
      if (options != null) {
        script.volume(volume, options);
        volumes.add(volume.getName());
      }
    }
    script.lines.add("image \"$pod/init\"");
    script.copy(Dockerfile.read().files());
    Container init = spec.getInitContainers().get(0);
    script.container(init, volumes, init.getCommand(), "");

    script.lines.add("image \"$pod/service\"");
    script.lines.add("bind " + quoted(System.getProperty("java.home")) + " /opt/java");
    String classes = Path.of("target/test-classes").toAbsolutePath().toString();
    script.lines.add("bind " + quoted(classes) + " /opt/app");
    List<String> java = List.of("/opt/java/bin/java", "-cp", "/opt/app", program.getName());
    script.container(spec.getContainers().get(0), volumes, java, "exec ");
    return script.lines;
  }

  private PodScript(PodSpec spec) {
    this.spec = spec;
  }

  private void volume(Volume volume, String options) {
    String size = Quantity.getAmountInBytes(volume.getEmptyDir().getSizeLimit()).toPlainString();
    String target = "\"$pod/volumes/" + volume.getName() + "\"";
    lines.add("mkdir -p " + target);
    lines.add("mount -t tmpfs -o mode=777,size=" + size + "," + options + " tmpfs " + target);
  }

  private void copy(Map<String, Path> files) throws IOException {
    for (var file : files.entrySet()) {
      String target = "\"$root\"" + quoted(file.getKey());
      lines.add("mkdir -p \"$(dirname " + target + ")\"");
      lines.add("cp " + quoted(file.getValue().toRealPath().toString()) + " " + target);
    }
  }

  /** Runs a command as the pod's user, without capabilities and without a way to gain them. */
  private void container(
      Container container, List<String> volumes, List<String> command, String exec) {
    List<VolumeMount> mounts =
        container.getVolumeMounts().stream().filter(m -> volumes.contains(m.getName())).toList();
    mounts.forEach(mount -> lines.add("mkdir -p \"$root\"" + quoted(mount.getMountPath())));
    lines.add("read_only");
    for (VolumeMount mount : mounts) {
      String target = "\"$root\"" + quoted(mount.getMountPath());
      lines.add("mount --bind \"$pod/volumes/" + mount.getName() + "\" " + target);
      if (Boolean.TRUE.equals(mount.getReadOnly())) {
        lines.add("mount -o remount,bind,ro " + target);
      }
    }
    List<String> words = new ArrayList<>(List.of("env", "-i", "PATH=/usr/bin:/bin", "HOME=/"));
    container.getEnv().forEach(env -> words.add(env.getName() + "=" + env.getValue()));
    words.addAll(List.of("setpriv", "--reuid=" + spec.getSecurityContext().getRunAsUser()));
    words.add("--regid=" + spec.getSecurityContext().getRunAsGroup());
    words.addAll(List.of("--clear-groups", "--no-new-privs"));
    words.addAll(List.of("--bounding-set=-all", "--inh-caps=-all"));
    words.addAll(command);
    lines.add(
        words.stream()
            .map(PodScript::quoted)
            .collect(Collectors.joining(" ", exec + "chroot \"$root\" ", "")));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
