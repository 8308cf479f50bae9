// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonParser;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.kubernetes.client.openapi.models.V1Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The fields that a manifest must have. Those of a Deployment come from the Kubernetes client. No
 * library knows those of the Prometheus operator, so they are listed here, as in its custom
 * resource definitions.
 */
final class RequiredFields {
  /** Paths by kind; {@code *} is every element of a list. */
  private static final Map<String, List<String>> OPERATOR =
      Map.of(
          "PodMonitor", List.of("spec/selector"),
          "PrometheusRule", List.of("spec", "spec/groups/*/name", "spec/groups/*/rules/*/expr"));

  private RequiredFields() {}

  /**
   * @throws IllegalArgumentException that names the missing or wrong field
   */
  static void check(JsonNode manifest, Class<? extends HasMetadata> type) {
    requireValue(manifest, "apiVersion", HasMetadata.getApiVersion(type));
    requireValue(manifest, "kind", HasMetadata.getKind(type));
    require(manifest, "metadata/name");
    if (type == Deployment.class) {
      try {
        V1Deployment.validateJsonElement(JsonParser.parseString(manifest.toString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } else {
      OPERATOR.get(HasMetadata.getKind(type)).forEach(path -> require(manifest, path));
    }
  }

  private static void requireValue(JsonNode manifest, String field, String value) {
    if (!value.equals(manifest.path(field).textValue())) {
      throw new IllegalArgumentException("field `" + field + "` must be " + value);
    }
  }

  private static void require(JsonNode node, String path) {
    String[] steps = path.split("/", 2);
    if (steps[0].equals("*")) {
      node.forEach(element -> require(element, steps[1]));
      return;
    }
    JsonNode child = node.path(steps[0]);
    if (child.isMissingNode() || child.isNull()) {
      throw new IllegalArgumentException("field `" + steps[0] + "` is missing in " + node);
    }
    if (steps.length == 2) {
      require(child, steps[1]);
    }
  }
}
