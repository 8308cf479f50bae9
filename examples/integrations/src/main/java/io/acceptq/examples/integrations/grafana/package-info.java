// SPDX-License-Identifier: Apache-2.0
/**
 * Whether a running Prometheus has data for the Grafana dashboard, and a screenshot of the console
 * with the same panels. Single-threaded. Imports {@code process} and {@code prometheus}.
 */
package io.acceptq.examples.integrations.grafana;
