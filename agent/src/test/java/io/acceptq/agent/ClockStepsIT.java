// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.JavaHomes;
import io.acceptq.testing.LiveTest;
import io.acceptq.testing.WovenJvm;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A wall clock that is set changes no number. */
@LiveTest
class ClockStepsIT {
  @TempDir Path directory;

  static List<Integer> javas() {
    return JavaHomes.features();
  }

  @ParameterizedTest
  @MethodSource("javas")
  void waitsAndGapsAreThoseOfTheMonotonicClock(int feature) throws Exception {
    Path offset = Files.writeString(directory.resolve("offset"), "+0");
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "LD_PRELOAD=" + faketime(),
                "FAKETIME_TIMESTAMP_FILE=" + offset,
                "FAKETIME_NO_CACHE=1",
                "FAKETIME_DONT_FAKE_MONOTONIC=1"));
    command.addAll(
        WovenJvm.of(feature)
            .command("io.acceptq.agent.programs.ClockSteps", List.of(offset.toString())));
    WovenJvm.Run run = WovenJvm.run(command);
    assertThat(run.out())
        .containsExactly(
            "Accepted: 6",
            "QueueWaitMillis plausible: true",
            "LongestQueueWaitMillis plausible: true",
            "LongestAcceptGapMillis plausible: true",
            "Cause: null",
            "errors: 0");
    assertThat(run.exit()).isZero();
  }

  /** The library of Debian's package libfaketime. */
  private static Path faketime() throws IOException {
    try (DirectoryStream<Path> architectures = Files.newDirectoryStream(Path.of("/usr/lib"))) {
      for (Path architecture : architectures) {
        Path library = architecture.resolve("faketime/libfaketimeMT.so.1");
        if (Files.exists(library)) {
          return library;
        }
      }
    }
    throw new AssertionError("no libfaketime: run .ci/setup");
  }
}
