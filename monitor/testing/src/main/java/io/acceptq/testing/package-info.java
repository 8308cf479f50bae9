// SPDX-License-Identifier: Apache-2.0

/**
 * What the tests of several modules share: the rings of tests, the JDKs of this machine, commands,
 * network namespaces and programs driven over standard input. Imports nothing of ours; never
 * published.
 */
package io.acceptq.testing;
