// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import io.acceptq.testing.EveryJdkTest;
import io.acceptq.testing.GeneratedTable;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the second table of agent/docs/compatibility.md with what {@link WovenIT} runs. */
@EveryJdkTest
class JdkCompatibilityTest {
  @Test
  void documentShowsWhatWovenItRuns() throws Exception {
    Map<String, Collection<Integer>> runs = new TreeMap<>();
    for (Method test : WovenIT.class.getDeclaredMethods()) {
      MethodSource source = test.getAnnotation(MethodSource.class);
      if (source != null) {
        runs.put(test.getName(), features(source.value()[0]));
      }
    }
    GeneratedTable table = new GeneratedTable("Test of `WovenIT`", GeneratedTable.releases());
    runs.forEach((test, features) -> table.row("`" + test + "`", GeneratedTable.covered(features)));
    table.check(Path.of("docs/compatibility.md"));
  }

  private static Collection<Integer> features(String source) throws ReflectiveOperationException {
    Object features = WovenIT.class.getDeclaredMethod(source).invoke(null);
    Stream<?> stream =
        features instanceof Stream<?> elements ? elements : ((Collection<?>) features).stream();
    return stream.map(Integer.class::cast).toList();
  }
}
