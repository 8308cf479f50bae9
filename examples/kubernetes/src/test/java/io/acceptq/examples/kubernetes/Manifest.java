// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A manifest as the API server reads it: what it does not know is an error. */
final class Manifest {
  private static final YAMLMapper STRICT =
      YAMLMapper.builder().annotationIntrospector(new NothingMore()).build();

  /** The model takes unknown fields and keeps them; here they are errors. */
  private static final class NothingMore extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return false;
    }
  }

  private Manifest() {}

  static String read(String file) throws IOException {
    return Files.readString(Path.of(file));
  }

  /**
   * @throws JsonProcessingException that names the field that is wrong
   */
  static <T> T parse(String yaml, Class<T> type) throws JsonProcessingException {
    return STRICT.readValue(yaml, type);
  }
}
