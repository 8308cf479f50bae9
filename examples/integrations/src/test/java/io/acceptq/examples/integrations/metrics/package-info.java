// SPDX-License-Identifier: Apache-2.0
/**
 * The metrics as acceptq's vocabulary defines them, and as a scrape returns them. Immutable values;
 * imports acceptq-core only.
 */
package io.acceptq.examples.integrations.metrics;
