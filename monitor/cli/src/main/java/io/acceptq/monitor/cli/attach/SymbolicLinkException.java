// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.attach;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A path leads through a symbolic link, which is not followed. */
final class SymbolicLinkException extends FileSystemException {
  SymbolicLinkException(Path link) {
    super(link.toString(), null, "symbolic links are not followed");
  }
}
