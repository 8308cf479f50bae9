// SPDX-License-Identifier: Apache-2.0

/**
 * Every attribute once: name, type, unit, help, metric, and how it is read from a report. The
 * beans, the status file, the documentation and the exporters' rules are made from these tables;
 * the fields of Flight Recorder events take type and help from them. No JMX types, so that a JVM
 * without {@code java.management} still publishes its status. Immutable.
 *
 * <p>Of acceptq, it may import {@code diagnosis}, {@code model} and {@code net}.
 */
package io.acceptq.monitor.vocabulary;
