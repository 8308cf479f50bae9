// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a JSON value must be. Values are checked one by one, and every error names its path. */
@FunctionalInterface
interface JsonShape {
  /** Adds a line per error. */
  void check(String path, JsonNode value, List<String> errors);

  /** A value with some property. */
  static JsonShape matching(String description, Predicate<JsonNode> allowed) {
    return (path, value, errors) -> {
      if (!allowed.test(value)) {
        errors.add(path + ": " + value + " is not " + description);
      }
    };
  }

  static JsonShape bool() {
    return matching("a boolean", JsonNode::isBoolean);
  }

  static JsonShape text() {
    return matching("a non-empty string", value -> value.isTextual() && !value.asText().isEmpty());
  }

  static JsonShape number() {
    return matching("a number", JsonNode::isNumber);
  }

  static JsonShape integer(int least, int most) {
    return matching(
        "an integer from " + least + " to " + most,
        value -> value.isIntegralNumber() && value.asInt() >= least && value.asInt() <= most);
  }

  static JsonShape oneOf(String... allowed) {
    return matching(
        "one of " + Arrays.toString(allowed),
        value -> Arrays.stream(allowed).map(TextNode::valueOf).anyMatch(value::equals));
  }

  /** An array of any length. */
  static JsonShape arrayOf(JsonShape element) {
    return (path, value, errors) -> {
      if (!value.isArray()) {
        errors.add(path + ": " + value + " is not an array");
      }
      for (int i = 0; i < value.size() && value.isArray(); i++) {
        element.check(path + "/" + i, value.get(i), errors);
      }
    };
  }

  /** An object whose keys are free. */
  static JsonShape mapOf(JsonShape element) {
    return (path, value, errors) -> {
      if (!value.isObject()) {
        errors.add(path + ": " + value + " is not an object");
      }
      value.properties().forEach(f -> element.check(path + "/" + f.getKey(), f.getValue(), errors));
    };
  }

  /** An object with all of these keys and no others, except those added later as optional. */
  static Fields object(Map<String, JsonShape> required) {
    return new Fields(required, Map.of());
  }

  /** The keys of an object. Immutable. */
  record Fields(Map<String, JsonShape> required, Map<String, JsonShape> optional)
      implements JsonShape {
    Fields with(Map<String, JsonShape> more) {
      return new Fields(union(required, more), optional);
    }

    Fields optionally(Map<String, JsonShape> more) {
      return new Fields(required, union(optional, more));
    }

    private static Map<String, JsonShape> union(
        Map<String, JsonShape> some, Map<String, JsonShape> more) {
      Map<String, JsonShape> all = new HashMap<>(some);
      all.putAll(more);
      return all;
    }

    @Override
    public void check(String path, JsonNode value, List<String> errors) {
      if (!value.isObject()) {
        errors.add(path + ": " + value + " is not an object");
        return;
      }
      for (String key : required.keySet()) {
        if (!value.has(key)) {
          errors.add(path + "/" + key + " is missing");
        }
      }
      Map<String, JsonShape> all = union(required, optional);
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        String name = path + "/" + field.getKey();
        JsonShape shape = all.get(field.getKey());
        if (shape == null) {
          errors.add(name + " is unknown");
        } else {
          shape.check(name, field.getValue(), errors);
        }
      }
    }
  }
}
