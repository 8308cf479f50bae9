// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file under {@code /proc} that is read repeatedly. It is kept open, since opening it costs as
 * much as reading it. Its size is reported as 0, so it is read until its end. Used by one thread.
 */
final class ProcFile implements Closeable {
  /** {@link RandomAccessFile} allocates memory of its own for a larger read. */
  private static final int CHUNK_SIZE = 8192;

  /** More than any file read here has; a longer one is refused. */
  private static final int MAX_SIZE = 1 << 20;

  private final Path path;
  private RandomAccessFile file;
  private byte[] content = new byte[CHUNK_SIZE];
  private int length;

  ProcFile(Path path) {
    this.path = path;
  }

  /** What was read of that file elsewhere; it is not read again. */
  ProcFile(Path path, byte[] content) {
    this.path = path;
    this.content = content;
    this.length = content.length;
  }

  /** Reads the whole file. After a failure the next call opens it again. */
  void read() throws IOException {
    rewind();
    while (readMore()) {
      // A short read does not mean the end: only a read of nothing does.
    }
  }

  /** Discards what was read, and continues at the start of the file. */
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

  /** Reads the next chunk; false at the end of the file. */
  boolean readMore() throws IOException {
    try {
      makeRoom();
      int count = file.read(content, length, Math.min(CHUNK_SIZE, content.length - length));
      length += Math.max(count, 0);
      return count > 0;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Forgets everything before this offset: the next byte is then the first. */
  void discard(int offset) {
    System.arraycopy(content, offset, content, 0, length - offset);
    length -= offset;
  }

  private IOException failed(IOException cause) {
    close();
    return new IOException(path + ": " + cause.getMessage(), cause);
  }

  private void makeRoom() throws IOException {
    if (length == content.length) {
      if (length >= MAX_SIZE) {
        throw new IOException("more than " + MAX_SIZE + " bytes");
      }
      content = Arrays.copyOf(content, 2 * length);
    }
  }

  /** Bytes read since the last {@link #rewind} and not discarded. */
  int length() {
    return length;
  }

  /** The end of the line that contains this offset: its newline, or the end of the file. */
  int lineEnd(int start) {
    return indexOf('\n', start, length);
  }

  /** The end of the field that begins at this offset: the next blank, or {@code end}. */
  int fieldEnd(int start, int end) {
    return indexOf(' ', start, end);
  }

  private int indexOf(char wanted, int start, int end) {
    int index = start;
    while (index < end && content[index] != wanted) {
      index++;
    }
    return index;
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
        // It was open for reading only.
      }
    }
  }
}
