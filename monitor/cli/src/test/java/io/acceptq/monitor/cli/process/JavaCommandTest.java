// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaCommandTest {
  @ParameterizedTest
  @CsvSource({
    "java -jar /opt/app.jar --port 1,                  app.jar",
    "java -Xmx1g -cp a:b com.acme.Main x,              com.acme.Main",
    "java -p m --add-opens a/b=c -m com.acme/a.Main,   com.acme/a.Main",
    "java --class-path=a --module=com.acme,            com.acme",
    "java /src/Main.java,                              Main.java",
    "java @/opt/options Main,                          ",
    "java -version,                                    ",
    "java -jar,                                        ",
    "java,                                             ",
  })
  void findsWhatTheLauncherStarts(String arguments, String started) {
    assertThat(JavaCommand.started(List.of(arguments.split(" ")))).isEqualTo(started);
  }
}
