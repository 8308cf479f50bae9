// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file under {@code /proc} that is read again and again: kept open, since opening costs as much
 * as reading. Its size is always 0, so it is read to its end. Used by one thread.
 */
final class ProcFile implements Closeable {
  /** Up to here {@link RandomAccessFile} reads without allocating memory of its own. */
  private static final int CHUNK = 8192;

  /** More than any of our files has; what is longer is not the file we know. */
  private static final int MAX = 1 << 20;

  private final Path path;
  private RandomAccessFile file;
  private byte[] content = new byte[CHUNK];
  private int length;

  ProcFile(Path path) {
    this.path = path;
  }

  /** Reads the whole file; one that fails is opened again at the next call. */
  void read() throws IOException {
    rewind();
    while (readOn()) {
      // Its end is the only sign that it is whole.
    }
  }

  /** Starts anew: what was read before is gone. */
  void rewind() throws IOException {
    length = 0;
    try {
      if (file == null) {
        file = new RandomAccessFile(path.toFile(), "r");
      } else {
        file.seek(0);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Reads some more; false at the end of the file. */
  boolean readOn() throws IOException {
    try {
      makeRoom();
      int count = file.read(content, length, Math.min(CHUNK, content.length - length));
      length += Math.max(count, 0);
      return count > 0;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private IOException failed(IOException cause) {
    close();
    return new IOException(path + ": " + cause.getMessage(), cause);
  }

  private void makeRoom() throws IOException {
    if (length == content.length) {
      if (length >= MAX) {
        throw new IOException("more than " + MAX + " bytes");
      }
      content = Arrays.copyOf(content, 2 * length);
    }
  }

  /** Bytes of the last read. */
  int length() {
    return length;
  }

  /** Where the line ends that holds this offset: its newline, or the end of the file. */
  int lineEnd(int start) {
    return indexOf('\n', start, length);
  }

  /** Where the field ends that begins here: its blank, or {@code end}. */
  int fieldEnd(int start, int end) {
    return indexOf(' ', start, end);
  }

  private int indexOf(char wanted, int start, int end) {
    int at = start;
    while (at < end && content[at] != wanted) {
      at++;
    }
    return at;
  }

  boolean startsWith(int start, String text) {
    return start + text.length() <= length && equals(start, start + text.length(), text);
  }

  boolean equals(int start, int end, String text) {
    if (end - start != text.length()) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if ((content[i] & 0xff) != text.charAt(i - start)) {
        return false;
      }
    }
    return true;
  }

  String text(int start, int end) {
    return new String(content, start, end - start, StandardCharsets.ISO_8859_1);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    RandomAccessFile open = file;
    file = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // Read-only: nothing is lost.
      }
    }
  }
}
