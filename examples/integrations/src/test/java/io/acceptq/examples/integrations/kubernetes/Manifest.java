// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Parses a manifest as the API server does with strict field validation: an unknown, duplicate or
 * missing field is an error, and so is a value of another type.
 */
final class Manifest {
  static final YAMLMapper YAML =
      YAMLMapper.builder()
          .annotationIntrospector(new NoUnknownFields())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  /** The model would keep unknown fields; here they are errors. */
  private static final class NoUnknownFields extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return false;
    }
  }

  private Manifest() {}

  static String read(String file) throws IOException {
    return Files.readString(Path.of("kubernetes", file));
  }

  /**
   * @throws JsonProcessingException that names the field that is wrong
   * @throws IllegalArgumentException that names the field that is missing
   */
  static <T extends HasMetadata> T parse(String yaml, Class<T> type)
      throws JsonProcessingException {
    JsonNode tree = YAML.readTree(yaml);
    RequiredFields.check(tree, type);
    return YAML.treeToValue(tree, type);
  }
}
