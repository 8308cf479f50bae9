// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.attach;

import io.acceptq.monitor.cli.output.CommandFailedException;
import io.acceptq.monitor.cli.output.ExitStatus;
import io.acceptq.monitor.cli.output.JarVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;

/**
 * The agent's jar where the target can read it. The one inside this jar is copied to the target's
 * temp directory under a name made of its content, once for all of a host's services; it has to
 * stay there while one of them runs.
 */
final class AgentJarCopy {
  private static final String RESOURCE = "/io/acceptq/monitor/cli/acceptq-agent.jar";
  private static final String AGENT_CLASS = "io.acceptq.agent.Agent";
  private static final Set<PosixFilePermission> READABLE =
      PosixFilePermissions.fromString("rw-r--r--");

  /** Its path in the target's own file system. */
  final String path;

  /** Where it was copied to just now; null if nothing was. */
  private final Path copied;

  private AgentJarCopy(String path, Path copied) {
    this.path = path;
    this.copied = copied;
  }

  /** The user's own, at a path as the target sees it. */
  static AgentJarCopy given(TargetFiles files, String path) throws CommandFailedException {
    Path here = files.here(path);
    if (!isAgent(here)) {
      throw new CommandFailedException(
          ExitStatus.USAGE,
          path + " is no acceptq agent, as process " + files.pid() + " sees its file system.");
    }
    return new AgentJarCopy(path, null);
  }

  /** The one inside this jar. */
  static AgentJarCopy copied(TargetFiles files, String tmpdir)
      throws CommandFailedException, IOException {
    byte[] content = content();
    String hash = HexFormat.of().formatHex(sha256(content), 0, 6);
    String name = "acceptq-agent-" + JarVersion.number() + "-" + hash;
    Path directory = files.here(tmpdir);
    Path wanted = directory.resolve(name + ".jar");
    try {
      if (trusted(wanted, files, content)) {
        return new AgentJarCopy(tmpdir + "/" + name + ".jar", null);
      }
      Path file = Files.createTempFile(directory, name + "-", ".jar");
      Files.write(file, content);
      Files.setPosixFilePermissions(file, READABLE);
      if (!Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
        file = Files.move(file, wanted, StandardCopyOption.ATOMIC_MOVE);
      }
      return new AgentJarCopy(tmpdir + "/" + file.getFileName(), file);
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitStatus.FAILED,
          "the agent could not be copied to "
              + tmpdir
              + " of process "
              + files.pid()
              + " ("
              + e.getMessage()
              + "); put it where that process can read it and use --agent-jar.",
          e);
    }
  }

  /** Takes back a copy that nobody loaded. */
  void discard() throws IOException {
    if (copied != null) {
      Files.deleteIfExists(copied);
    }
  }

  boolean isNew() {
    return copied != null;
  }

  /** Whether it is a jar whose manifest names our agent. */
  static boolean isAgent(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.getManifest() != null
          && AGENT_CLASS.equals(jar.getManifest().getMainAttributes().getValue("Agent-Class"));
    } catch (IOException e) {
      return false;
    }
  }

  /** A temp directory is everybody's: only what nobody else could have put there is loaded. */
  private static boolean trusted(Path file, TargetFiles files, byte[] content) throws IOException {
    try {
      Map<String, Object> attributes =
          Files.readAttributes(file, "unix:uid,mode,isRegularFile", LinkOption.NOFOLLOW_LINKS);
      int writableByOthers = (Integer) attributes.get("mode") & 022;
      return (Boolean) attributes.get("isRegularFile")
          && writableByOthers == 0
          && files.trusts((Integer) attributes.get("uid"))
          && MessageDigest.isEqual(Files.readAllBytes(file), content);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static byte[] content() throws IOException {
    try (InputStream in = AgentJarCopy.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("this build has no agent inside; use --agent-jar");
      }
      return in.readAllBytes();
    }
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
