// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void writesEveryTypeAndEscapesControlCharacters() {
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
}
