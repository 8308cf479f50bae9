// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.attach;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A directory that is held open. Every operation is relative to it and follows no symbolic link, as
 * with {@code openat(2)} and {@code O_NOFOLLOW}, so another process that renames the directory or
 * puts a link in its place cannot redirect the operation.
 */
final class OpenDirectory implements Closeable {
  private static final Set<PosixFilePermission> READABLE_BY_ALL =
      PosixFilePermissions.fromString("rw-r--r--");

  private final SecureDirectoryStream<Path> directory;

  private OpenDirectory(SecureDirectoryStream<Path> directory) {
    this.directory = directory;
  }

  /** Follows symbolic links on the way. */
  @SuppressWarnings("StreamResourceLeak") // close() closes it
  static OpenDirectory of(Path path) throws IOException {
    // On Linux the JDK always returns a secure one.
    return new OpenDirectory((SecureDirectoryStream<Path>) Files.newDirectoryStream(path));
  }

  /** A directory in this one. */
  OpenDirectory child(Path name) throws IOException {
    if (name.toString().equals("..")) { // the parent of a root is outside of a chroot
      throw new FileSystemException(name.toString(), null, "parent directories are not followed");
    }
    PosixFileAttributes attributes = attributes(name);
    if (attributes.isSymbolicLink()) {
      throw new SymbolicLinkException(name);
    }
    if (!attributes.isDirectory()) { // opening a pipe would wait for its writer
      throw new NotDirectoryException(name.toString());
    }
    return new OpenDirectory(directory.newDirectoryStream(name, NOFOLLOW_LINKS));
  }

  boolean contains(Path name) throws IOException {
    try {
      attributes(name);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  PosixFileAttributes attributes(Path name) throws IOException {
    return view(name).readAttributes();
  }

  private PosixFileAttributeView view(Path name) {
    return directory.getFileAttributeView(name, PosixFileAttributeView.class, NOFOLLOW_LINKS);
  }

  /** Opens a regular file in this directory. */
  InputStream read(Path name) throws IOException {
    PosixFileAttributes attributes = attributes(name);
    if (attributes.isSymbolicLink()) {
      throw new SymbolicLinkException(name);
    }
    if (!attributes.isRegularFile()) {
      throw new FileSystemException(name.toString(), null, "not a regular file");
    }
    return Channels.newInputStream(directory.newByteChannel(name, Set.of(READ, NOFOLLOW_LINKS)));
  }

  /** Creates a file that everybody can read. If that fails, no file is left. */
  void create(Path name, byte[] content) throws IOException {
    WritableByteChannel created =
        directory.newByteChannel(
            name,
            Set.of(CREATE_NEW, WRITE, NOFOLLOW_LINKS),
            PosixFilePermissions.asFileAttribute(READABLE_BY_ALL));
    try (WritableByteChannel file = created) {
      for (ByteBuffer rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
        file.write(rest);
      }
      if (!attributes(name).permissions().containsAll(READABLE_BY_ALL)) { // a strict umask
        view(name).setPermissions(READABLE_BY_ALL);
      }
    } catch (IOException e) {
      deleteAfter(e, name);
      throw e;
    }
  }

  /** Deletes a file that is of no use after a failure. */
  void deleteAfter(IOException failure, Path name) {
    try {
      delete(name);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  void rename(Path from, Path to) throws IOException {
    directory.move(from, directory, to);
  }

  void delete(Path name) throws IOException {
    directory.deleteFile(name);
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }
}
