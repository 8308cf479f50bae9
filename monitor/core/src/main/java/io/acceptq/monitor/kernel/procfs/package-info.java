// SPDX-License-Identifier: Apache-2.0

/**
 * Parsers of files below {@code /proc} and of {@code cpu.stat} of the control group. The root is a
 * parameter, so that tests can use captured files. Absent data is null; malformed data is reported
 * or null, never a guess. Every object is used by one thread.
 *
 * <p>Of acceptq, it may import {@code spi}, {@code model}, {@code net}.
 */
package io.acceptq.monitor.kernel.procfs;
