// SPDX-License-Identifier: Apache-2.0

/**
 * The options: {@code Option} is the table of all of them, {@code Settings} their values. A new
 * option is a constant of {@code Option} and a method of {@code Settings}; help, parsing and the
 * test of README's table follow. Read once, on the thread that starts acceptq; immutable
 * afterwards.
 *
 * <p>It imports nothing else of acceptq.
 */
package io.acceptq.monitor.config;
