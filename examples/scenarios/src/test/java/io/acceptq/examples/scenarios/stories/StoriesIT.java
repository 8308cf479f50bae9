// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.LiveTest;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every story, in a network namespace of its own, as often as the build says. */
@LiveTest
class StoriesIT {
  private static final int TIMES = Integer.getInteger("acceptq.times");

  static Stream<Arguments> stories() {
    return IntStream.rangeClosed(1, TIMES)
        .boxed()
        .flatMap(time -> Stories.ALL.stream().map(story -> Arguments.of(story.name(), time)));
  }

  @ParameterizedTest(name = "{0}, time {1}")
  @MethodSource("stories")
  void acceptqNamesTheCauseOf(String name, int time, @TempDir Path directory) throws Exception {
    assertThat(NamespacedProgram.run(StoryRunner.class, 60, directory, name))
        .contains(name, " correct");
  }
}
