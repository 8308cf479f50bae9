// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.attach;

import io.acceptq.monitor.cli.output.CommandFailedException;
import io.acceptq.monitor.cli.output.ExitStatus;
import io.acceptq.monitor.cli.output.JarVersion;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A copy of the agent's jar in the temp directory of a process. Its name contains a hash of its
 * content, so that all processes that see the directory share one copy. The copy has to stay there
 * while one of them runs.
 */
final class AgentJarCopy implements Closeable {
  private static final String RESOURCE = "/io/acceptq/monitor/cli/acceptq-agent.jar";

  private final OpenDirectory directory;
  private final Path name;

  /** The path in the file system of the process. */
  final String path;

  /** Whether this run wrote the copy. */
  final boolean isNew;

  private AgentJarCopy(OpenDirectory directory, String parent, Path name, boolean isNew) {
    this.directory = directory;
    this.name = name;
    this.path = parent + "/" + name;
    this.isNew = isNew;
  }

  /** The jar that is embedded in acceptq.jar. */
  static byte[] embeddedJar() throws IOException {
    try (InputStream in = AgentJarCopy.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("this build of acceptq.jar contains no agent; use --agent-jar");
      }
      return in.readAllBytes();
    }
  }

  /** Finds the copy in the temp directory of the process, or creates it. */
  static AgentJarCopy in(TargetFiles files, String tmpdir, byte[] jar)
      throws CommandFailedException {
    try {
      OpenDirectory directory = files.directory(Path.of(tmpdir));
      try {
        return in(directory, files, tmpdir, jar);
      } catch (IOException e) {
        directory.close();
        throw e;
      }
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitStatus.FAILED,
          "the agent could not be copied to %s of process %d (%s); copy it to where that process"
                  .formatted(tmpdir, files.pid, FailureReason.of(e))
              + " can read it and use --agent-jar.",
          e);
    }
  }

  private static AgentJarCopy in(
      OpenDirectory directory, TargetFiles files, String tmpdir, byte[] jar) throws IOException {
    String stem =
        "acceptq-agent-" + JarVersion.number() + "-" + HexFormat.of().formatHex(sha256(jar), 0, 6);
    Path shared = Path.of(stem + ".jar");
    if (isTrusted(directory, shared, files, jar)) {
      return new AgentJarCopy(directory, tmpdir, shared, false);
    }
    Path file = Path.of(stem + "-" + Long.toHexString(new SecureRandom().nextLong()) + ".jar");
    directory.create(file, jar);
    try {
      if (!directory.contains(shared)) {
        directory.rename(file, shared);
        file = shared;
      }
    } catch (IOException e) {
      directory.deleteAfter(e, file);
      throw e;
    }
    return new AgentJarCopy(directory, tmpdir, file, true);
  }

  /** Everybody can write to a temp directory: a file that others could have changed is not used. */
  private static boolean isTrusted(
      OpenDirectory directory, Path name, TargetFiles files, byte[] jar) throws IOException {
    PosixFileAttributes attributes;
    try {
      attributes = directory.attributes(name);
    } catch (NoSuchFileException e) {
      return false;
    }
    if (!attributes.isRegularFile()
        || attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
        || attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)
        || !files.trusts(attributes.owner())) {
      return false;
    }
    try (InputStream in = directory.read(name)) {
      return MessageDigest.isEqual(in.readNBytes(jar.length + 1), jar);
    }
  }

  /** Deletes a new copy that was not loaded. */
  void discard() throws IOException {
    if (isNew) {
      directory.delete(name);
    }
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
