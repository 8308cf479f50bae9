// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines of {@code ss -Htano} (iproute2 6.1, Linux 6.18). */
class SocketRowTest {
  @Test
  void aListenerHasItsQueueAndItsLimit() {
    SocketRow row = SocketRow.parse("LISTEN   2      1      10.7.0.1:8080      0.0.0.0:*   ");
    assertThat(row.recvQ()).isEqualTo(2);
    assertThat(row.sendQ()).isEqualTo(1);
    assertThat(row.retransmits()).isZero();
    assertThat(row).hasToString("tcp        2      1 10.7.0.1:8080      0.0.0.0:*          LISTEN");
  }

  @Test
  void aHalfOpenConnectionHasTheNumberOfResentSynAcks() {
    SocketRow row =
        SocketRow.parse("SYN-RECV 0      0      10.7.0.1:8080 10.7.0.2:40003 timer:(on,952ms,3)");
    assertThat(row.is("SYN_RECV")).isTrue();
    assertThat(row.local()).isEqualTo("10.7.0.1:8080");
    assertThat(row.foreign()).isEqualTo("10.7.0.2:40003");
    assertThat(row.retransmits()).isEqualTo(3);
  }

  @Test
  void statesHaveTheNamesOfNetstat() {
    assertThat(state("ESTAB")).isEqualTo("ESTABLISHED");
    assertThat(state("SYN-SENT")).isEqualTo("SYN_SENT");
    assertThat(state("FIN-WAIT-1")).isEqualTo("FIN_WAIT1");
    assertThat(state("TIME-WAIT")).isEqualTo("TIME_WAIT");
    assertThat(state("CLOSE-WAIT")).isEqualTo("CLOSE_WAIT");
  }

  @Test
  void aDualStackListenerIsTcp6() {
    assertThat(SocketRow.parse("LISTEN 0 50 *:8080 *:*").toString()).startsWith("tcp6 ");
    assertThat(SocketRow.parse("LISTEN 0 50 [::1]:8080 [::]:*").toString()).startsWith("tcp6 ");
  }

  private static String state(String ofSs) {
    return SocketRow.parse(ofSs + " 0 0 127.0.0.1:1 127.0.0.1:2").state();
  }
}
