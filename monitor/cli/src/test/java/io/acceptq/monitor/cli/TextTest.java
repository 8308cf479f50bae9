// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small things that make output readable. */
class TextTest {
  @Test
  void printsEveryKindOfJson() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("null", null);
    map.put("numbers", Arrays.asList(1, 5_000_000_000L, true));
    map.put("text", "a\"b\\c\n\u001b[2J\u009b\u00e9\u20ac");
    map.put("nothing", List.of());
    assertThat(Json.of(map))
        .isEqualTo(
            """
            {
              "null": null,
              "numbers": [
                1,
                5000000000,
                true
              ],
              "text": "a\\"b\\\\c\\u000a\\u001b[2J\\u009b\u00e9\u20ac",
              "nothing": []
            }""");
  }

  @Test
  void disarmsTheTextOfOthers() {
    assertThat(Printable.text("a\u001b[31mb\nc\u202ed\u00e9")).isEqualTo("a?[31mb?c?d\u00e9");
    assertThat(Printable.text("0123456789", 10)).isEqualTo("0123456789");
    assertThat(Printable.text("0123456789a", 10)).isEqualTo("0123456...");
  }

  @Test
  void alignsColumns() {
    Table table = new Table("NAME", " COUNT", "LAST");
    table.add("a", "1", "x");
    table.add("bbbbb", "100000", "");
    table.add("c".repeat(50), "7", "y");
    assertThat(table)
        .hasToString(
            """
            NAME                                              COUNT  LAST
            a                                                     1  x
            bbbbb                                            100000
            cccccccccccccccccccccccccccccccccccccccccccccccccc       7  y
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "java -jar /opt/app.jar --port 1,                  app.jar",
    "java -Xmx1g -cp a:b com.acme.Main x,              com.acme.Main",
    "java -p m --add-opens a/b=c -m com.acme/a.Main,   com.acme/a.Main",
    "java --class-path=a --module=com.acme,            com.acme",
    "java /src/Main.java,                              Main.java",
    "java @/opt/options Main,                          ",
    "java -version,                                    ",
    "java -jar,                                        ",
    "java,                                             ",
  })
  void findsWhatTheLauncherStarts(String arguments, String started) {
    assertThat(JavaCommand.started(List.of(arguments.split(" ")))).isEqualTo(started);
  }
}
