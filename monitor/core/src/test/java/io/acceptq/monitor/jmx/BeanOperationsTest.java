// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acceptq.monitor.model.Backlog;
import io.acceptq.monitor.model.HistorySlice;
import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.testing.CommandRun;
import io.acceptq.testing.EveryJdkTest;
import io.acceptq.testing.JavaHomes;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations of the Listener bean. */
class BeanOperationsTest extends BeanFixture {
  @Test
  void peaksCanBeReset() throws Exception {
    assertThat(invoke("resetPeaks")).isNull();
    assertThat(reset).extracting(listener -> listener.id).containsExactly(1L);
  }

  @Test
  void historyIsColumnsWithNullForUnknown() throws Exception {
    CompositeData history = (CompositeData) invoke("history", 60);
    assertThat((long[]) history.get("Time")).containsExactly(60, 2);
    assertThat((Integer[]) history.get("QueueLength")).containsExactly(3, null);
    assertThat((Integer[]) history.get("Accepts")).containsExactly(null, 5);
    assertThat((Integer[]) history.get("Overflows")).containsExactly(6, 7);
  }

  @Test
  void aBadArgumentIsNamed() {
    for (Object bad : new Object[] {0, -5, "10", null}) {
      assertThatThrownBy(() -> invoke("history", bad))
          .isInstanceOf(RuntimeMBeanException.class)
          .hasRootCauseInstanceOf(IllegalArgumentException.class)
          .hasRootCauseMessage("history: seconds must be a whole number, 1 or more; it was " + bad);
    }
    assertThatThrownBy(() -> invoke("history"))
        .hasRootCauseMessage("history: seconds must be a whole number, 1 or more; it was null");
    assertThatThrownBy(() -> invoke("simulateBacklog", -1))
        .hasRootCauseMessage(
            "simulateBacklog: backlog must be a whole number, 0 or more; it was -1");
  }

  @Test
  void aLoadThatWasNotRecordedCannotBeSimulated() {
    assertThatThrownBy(() -> invoke("simulateBacklog", 10))
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .hasRootCauseMessage(
            "simulateBacklog: needs two consecutive samples with queue length, limit, accepts and"
                + " overflows, of which this listener has none");
  }

  @Test
  void aRecordedLoadIsSimulated() throws Exception {
    ListenerSample one = listener(1, "0.0.0.0:8080", null);
    publish(
        new ListenerSample(
            1,
            one.listener,
            Backlog.held(2, 4096),
            one.queue,
            one.accepts,
            one.acceptor,
            one.drops));
    past =
        new HistorySlice(
            new long[] {0, 100}, new int[] {0, 3}, new int[] {-1, 0}, new int[] {-1, 4});
    CompositeData result = (CompositeData) invoke("simulateBacklog", 4);
    assertThat(result.get("Backlog")).isEqualTo(4);
    assertThat(result.get("Seconds")).isEqualTo(0.1);
    assertThat(result.get("Peak")).isEqualTo(5);
    assertThat(result.get("Dropped")).isEqualTo(2);
    assertThat(result.get("DroppedAtLeast")).isEqualTo(2);
    assertThat(result.get("FullShare")).isEqualTo(0.5);
  }

  @Test
  void waitingIsRecordsForProgramsAndLinesForPeople() throws Exception {
    CompositeData waiting = copied((CompositeData) invoke("waiting", 5));
    assertThat(waiting.get("QueueLength")).isEqualTo(9);
    assertThat(waiting.get("More")).isEqualTo(5);
    assertThat(waiting.get("SocketsRead")).isEqualTo(700);
    assertThat(waiting.get("Millis")).isEqualTo(1.5);
    assertThat(waiting.get("Note")).isEqualTo("a note");
    assertThat((String[]) waiting.get("Lines"))
        .containsExactly(
            "10.7.0.2:40003 waits 4.204 s, sent 1 byte",
            "[::1]:40004 waits for an unknown time, sent 10 bytes, closed its side");
    CompositeData[] connections = (CompositeData[]) waiting.get("Connections");
    assertThat(connections).hasSize(2);
    String[] keys = {"Client", "AgeMillis", "BytesReceived", "ClosedByClient"};
    assertThat(connections[0].getAll(keys)).containsExactly("10.7.0.2:40003", 4_204L, 1L, false);
    assertThat(connections[1].getAll(keys)).containsExactly("[::1]:40004", null, 10L, true);
  }

  @Test
  void aBadNumberOfWaitingConnectionsIsNamed() throws Exception {
    for (Object bad : new Object[] {0, -1, 1_001, Integer.MAX_VALUE, 5L, "10", null}) {
      assertThatThrownBy(() -> invoke("waiting", bad))
          .isInstanceOf(RuntimeMBeanException.class)
          .hasRootCauseInstanceOf(IllegalArgumentException.class)
          .hasRootCauseMessage("waiting: max must be a whole number, 1 to 1000; it was " + bad);
    }
    assertThatThrownBy(() -> invoke("waiting"))
        .hasRootCauseMessage("waiting: max must be a whole number, 1 to 1000; it was null");
    assertThat(((CompositeData) invoke("waiting", 1)).get("More")).isEqualTo(1);
    assertThat(((CompositeData) invoke("waiting", 1_000)).get("More")).isEqualTo(1_000);
  }

  @Test
  void aFailureToListWaitingConnectionsIsAnExceptionThatEveryClientHas() {
    refused = "needs netlink";
    assertThatThrownBy(() -> invoke("waiting", 1))
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("waiting: needs netlink");
  }

  @Test
  void theAcceptorsStackIsTakenNow() throws Exception {
    assertThat(invoke("acceptorStack"))
        .isEqualTo("no thread has been seen to accept on 0.0.0.0:8080");
    publish(listener(1, "0.0.0.0:8080", Thread.currentThread()));
    assertThat((String) invoke("acceptorStack"))
        .startsWith('"' + Thread.currentThread().getName() + "\" RUNNABLE\n\tat java.")
        .contains("\n\tat io.acceptq.monitor.jmx.BeanOperationsTest.theAcceptorsStackIsTakenNow");
    Thread ended = new Thread(() -> {}, "acceptor-1");
    ended.start();
    ended.join();
    publish(listener(1, "0.0.0.0:8080", ended));
    assertThat(invoke("acceptorStack")).isEqualTo("\"acceptor-1\" has ended");
  }

  @EveryJdkTest
  @ParameterizedTest
  @ValueSource(ints = {21, 25})
  void aVirtualAcceptorHasAStackToo(int feature) {
    String stack =
        CommandRun.output(
            JavaHomes.java(feature).toString(),
            "-cp",
            System.getProperty("java.class.path"),
            VirtualAcceptor.class.getName());
    assertThat(stack)
        .matches("(?s)\"VirtualThread\\[#\\d+]\" WAITING\n\tat .*")
        .contains("\n\tat io.acceptq.monitor.jmx.VirtualAcceptor.waitForClients(");
  }
}
