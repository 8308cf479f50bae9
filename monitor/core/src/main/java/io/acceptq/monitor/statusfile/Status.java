// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.statusfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * What an agent publishes to other processes of its host: one record of the monitor and one of each
 * listener, with the attribute names of the beans, unknown values absent. As bytes it is
 *
 * <pre>
 * acceptq 1 5d41402a 74
 * Version=0.1.0
 * Source=NETLINK
 *
 * Address=0.0.0.0:8080
 * Inode=12345
 * </pre>
 *
 * where the first line holds the format, the CRC-32 and the length of the rest, and an empty line
 * ends each record. The writer overwrites it in place without any lock, so only the checksum tells
 * a complete status from one that is half overwritten. Immutable.
 */
public final class Status {
  private static final String MAGIC = "acceptq";
  private static final String FORMAT = "1";
  private static final int LONGEST_HEADER = 64;

  public final Map<String, String> monitor;
  public final List<Map<String, String>> listeners;

  public Status(Map<String, String> monitor, List<Map<String, String>> listeners) {
    this.monitor = monitor;
    this.listeners = listeners;
  }

  public byte[] encode() {
    StringBuilder text = new StringBuilder(256 * (listeners.size() + 1));
    append(text, monitor);
    for (Map<String, String> listener : listeners) {
      append(text, listener);
    }
    byte[] body = text.toString().getBytes(UTF_8);
    byte[] header =
        String.join(" ", MAGIC, FORMAT, checksum(body, 0, body.length), body.length + "\n")
            .getBytes(UTF_8);
    byte[] all = Arrays.copyOf(header, header.length + body.length);
    System.arraycopy(body, 0, all, header.length, body.length);
    return all;
  }

  private static void append(StringBuilder text, Map<String, String> record) {
    for (Map.Entry<String, String> attribute : record.entrySet()) {
      if (attribute.getValue() != null) {
        String value = attribute.getValue().replace("\\", "\\\\").replace("\n", "\\n");
        text.append(attribute.getKey()).append('=').append(value).append('\n');
      }
    }
    text.append('\n');
  }

  /**
   * Decodes the status at the start of the bytes; what follows is the rest of a longer one.
   *
   * @throws IOException with one sentence, if it is not a status, of another format, or incomplete
   */
  public static Status decode(byte[] bytes) throws IOException {
    int start = 0;
    while (start < bytes.length && start < LONGEST_HEADER && bytes[start] != '\n') {
      start++;
    }
    String line = new String(bytes, 0, start, UTF_8);
    String[] header = line.split(" ", -1);
    if (!header[0].equals(MAGIC) || header.length < 2) {
      throw new IOException("not a status of acceptq: it starts with \"" + line + '"');
    }
    if (!header[1].equals(FORMAT)) {
      throw new IOException(
          "a status of format " + header[1] + ", but only format " + FORMAT + " is supported");
    }
    start++;
    int length = header.length == 4 ? length(header[3]) : -1;
    if (length < 0
        || length > bytes.length - start
        || !checksum(bytes, start, length).equals(header[2])) {
      throw new IOException("an incomplete status: it starts with \"" + line + '"');
    }
    return parse(new String(bytes, start, length, UTF_8));
  }

  private static Status parse(String body) {
    List<Map<String, String>> records = new ArrayList<>();
    Map<String, String> record = new LinkedHashMap<>();
    for (String line : body.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        record.put(line.substring(0, equals), unescape(line.substring(equals + 1)));
      } else if (line.isEmpty()) {
        records.add(record);
        record = new LinkedHashMap<>();
      }
    }
    records.add(record);
    // What follows the last line feed is not a record.
    return new Status(records.get(0), records.subList(1, Math.max(1, records.size() - 2)));
  }

  private static String unescape(String value) {
    if (value.indexOf('\\') < 0) {
      return value;
    }
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        i++;
        c = value.charAt(i) == 'n' ? '\n' : value.charAt(i);
      }
      text.append(c);
    }
    return text.toString();
  }

  private static int length(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static String checksum(byte[] bytes, int start, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, start, length);
    return Long.toHexString(crc.getValue());
  }
}
