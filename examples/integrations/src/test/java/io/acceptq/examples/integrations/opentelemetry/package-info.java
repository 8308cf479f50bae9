// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of opentelemetry/jmx-rules.yaml: it is generated from the vocabulary, and the OpenTelemetry
 * Java agent exports what it says. Imports {@code metrics}, {@code process} and {@code programs}.
 */
package io.acceptq.examples.integrations.opentelemetry;
