// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Grafana dashboard against {@link DashboardSchema}, and mutations that must be found. */
class DashboardSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode dashboard = JSON.readTree(Path.of("grafana/dashboard.json").toFile());

  DashboardSchemaTest() throws IOException {}

  @Test
  void dashboardHasNoErrors() {
    assertThat(DashboardSchema.errors(dashboard)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # unknown values
          /graphTooltip                                                | 7
          /schemaVersion                                               | 16
          /panels/0/type                                               | "singlestat"
          /panels/0/gridPos/w                                          | "wide"
          /panels/0/gridPos/w                                          | 25
          /panels/0/options/colorMode                                  | "backgroud"
          /panels/0/targets/0/datasource/type                          | "influxdb"
          /panels/0/fieldConfig/defaults/thresholds/steps/1/color      | "rde"
          /panels/4/targets/0/format                                   | "tabel"
          /panels/4/transformations/0/id                               | "merg"
          /panels/5/fieldConfig/defaults/unit                          | "seconds"
          /panels/5/fieldConfig/defaults/custom/lineWidth              | "wide"
          /panels/5/fieldConfig/defaults/custom/stacking/mode          | "stacked"
          /panels/5/options/legend/displayMode                         | "grid"
          /panels/7/options/rowHeight                                  | 80
          /panels/7/fieldConfig/defaults/mappings/0/type               | "valeu"
          /templating/list/1/type                                      | "qurey"
          /templating/list/1/refresh                                   | 3
          # wrong types
          /title                                                       | 7
          /editable                                                    | "true"
          /panels                                                      | {}
          /panels/0/id                                                 | "1"
          /panels/0/targets/0/instant                                  | "true"
          /panels/0/targets                                            | "up"
          """)
  void aWrongValueIsFound(String path, String value) throws IOException {
    JsonPointer pointer = JsonPointer.compile(path);
    assertThat(dashboard.at(pointer).isMissingNode()).isFalse();
    JsonNode wrong = JSON.readTree(value);

    JsonNode mutant = mutate(pointer, (parent, key) -> parent.set(key, wrong));

    assertThat(DashboardSchema.errors(mutant)).anyMatch(error -> error.startsWith(path));
  }

  @Test
  void everyMisspeltKeyIsFound() {
    for (JsonPointer pointer : keys()) {
      JsonNode mutant = mutate(pointer, (parent, key) -> parent.set(key + "z", parent.remove(key)));

      assertThat(DashboardSchema.errors(mutant)).as(pointer.toString()).isNotEmpty();
    }
  }

  @Test
  void everyValueOfAnotherTypeIsFound() {
    for (JsonPointer pointer : keys()) {
      JsonNode value = dashboard.at(pointer);
      JsonNode other =
          value.isTextual()
              ? JsonNodeFactory.instance.numberNode(7)
              : JsonNodeFactory.instance.textNode("7");

      JsonNode mutant = mutate(pointer, (parent, key) -> parent.set(key, other));

      assertThat(DashboardSchema.errors(mutant)).as(pointer.toString()).isNotEmpty();
    }
  }

  private JsonNode mutate(JsonPointer pointer, BiConsumer<ObjectNode, String> mutation) {
    JsonNode mutant = dashboard.deepCopy();
    ObjectNode parent = (ObjectNode) mutant.at(pointer.head());
    mutation.accept(parent, pointer.last().getMatchingProperty());
    return mutant;
  }

  /** Every key of the dashboard, except names that are free. */
  private List<JsonPointer> keys() {
    List<JsonPointer> keys = new ArrayList<>();
    addKeys(JsonPointer.empty(), dashboard, keys);
    assertThat(keys).hasSizeGreaterThan(500);
    return keys;
  }

  private static void addKeys(JsonPointer at, JsonNode node, List<JsonPointer> keys) {
    if (node instanceof ArrayNode) {
      for (int i = 0; i < node.size(); i++) {
        addKeys(at.appendIndex(i), node.get(i), keys);
      }
    }
    node.properties()
        .forEach(
            field -> {
              JsonPointer key = at.appendProperty(field.getKey());
              if (!at.toString().matches(".*(ByName|mappings/\\d+/options)")) {
                keys.add(key);
              }
              addKeys(key, field.getValue(), keys);
            });
  }
}
