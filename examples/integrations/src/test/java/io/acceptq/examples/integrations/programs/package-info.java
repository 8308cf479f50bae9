// SPDX-License-Identifier: Apache-2.0
/**
 * Services that the tests start in JVMs of their own, each with a main method. They import nothing
 * of ours, and exit when their standard input ends.
 */
package io.acceptq.examples.integrations.programs;
