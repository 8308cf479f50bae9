// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The dashboard against Grafana's own JSON schemas, where they are at hand: the folder {@code
 * jsonschema} of grafana-foundation-sdk, named by ACCEPTQ_GRAFANA_SCHEMAS or lying in {@code
 * shared/grafana} beside the checkout. They are not ours to ship.
 */
class GrafanaSchemaTest {
  private static final Path DASHBOARD = Path.of("../grafana/dashboard.json");
  private static final Path BESIDE = Path.of("../../../shared/grafana");
  private static final Map<String, String> OPTIONS =
      Map.of("timeseries", "timeseries", "stat", "stat", "table", "table");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  List<DynamicTest> checks() throws IOException {
    String named = System.getenv("ACCEPTQ_GRAFANA_SCHEMAS");
    Path schemas = named == null ? BESIDE : Path.of(named);
    List<DynamicTest> checks = new ArrayList<>();
    checks.add(DynamicTest.dynamicTest("it is JSON", () -> JSON.readTree(DASHBOARD.toFile())));
    if (named != null || Files.isDirectory(schemas)) {
      checks.add(DynamicTest.dynamicTest("dashboard", () -> checkDashboard(schemas)));
      checks.add(DynamicTest.dynamicTest("panels", () -> checkPanels(schemas)));
      checks.add(DynamicTest.dynamicTest("a misspelt key is found", () -> checkCheck(schemas)));
    }
    return checks;
  }

  private static void checkDashboard(Path schemas) throws IOException {
    assertThat(
            schema(schemas, "dashboard", "Dashboard").validate(JSON.readTree(DASHBOARD.toFile())))
        .isEmpty();
  }

  private static void checkPanels(Path schemas) throws IOException {
    JsonSchema query = schema(schemas, "prometheus", "Dataquery");
    for (JsonNode panel : JSON.readTree(DASHBOARD.toFile()).path("panels")) {
      String title = panel.path("title").asText();
      String type = OPTIONS.get(panel.path("type").asText());
      if (type != null) { // there is none for the state timeline
        assertThat(schema(schemas, type, "Options").validate(panel.path("options")))
            .as(title)
            .isEmpty();
      }
      if (panel.at("/fieldConfig/defaults/custom").isObject() && type != null) {
        JsonNode custom = panel.at("/fieldConfig/defaults/custom");
        assertThat(schema(schemas, type, "FieldConfig").validate(custom)).as(title).isEmpty();
      }
      for (JsonNode target : panel.path("targets")) {
        assertThat(query.validate(target)).as(title).isEmpty();
      }
    }
  }

  private static void checkCheck(Path schemas) throws IOException {
    ObjectNode wrong = (ObjectNode) JSON.readTree(DASHBOARD.toFile());
    ((ObjectNode) wrong.path("panels").path(0)).put("descripton", "?").put("type", 7);
    wrong.put("graphTooltip", 7);

    assertThat(schema(schemas, "dashboard", "Dashboard").validate(wrong).toString())
        .contains("descripton")
        .contains("type")
        .contains("graphTooltip");
  }

  /** One definition of a file. */
  private static JsonSchema schema(Path schemas, String file, String definition)
      throws IOException {
    Path path = schemas.resolve(file + ".jsonschema.json");
    ObjectNode schema = (ObjectNode) JSON.readTree(path.toFile());
    schema.put("$ref", "#/definitions/" + definition);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
  }
}
