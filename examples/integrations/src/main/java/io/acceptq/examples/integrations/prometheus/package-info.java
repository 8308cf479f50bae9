// SPDX-License-Identifier: Apache-2.0
/**
 * A JVM under acceptq and the JMX exporter, a Prometheus that scrapes it, and {@code cost.sh},
 * which measures what the metrics cost. Single-threaded. Imports {@code process}.
 */
package io.acceptq.examples.integrations.prometheus;
