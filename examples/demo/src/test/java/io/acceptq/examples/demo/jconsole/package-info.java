// SPDX-License-Identifier: Apache-2.0
/**
 * Drives the real JConsole on a virtual screen, reads what it shows about the demo's service, and
 * takes the picture {@code examples/demo/jconsole.png}.
 *
 * <p>The driver is a Java agent in JConsole's JVM; it has a thread of its own and touches Swing
 * components on the event thread only. Imports nothing of ours.
 */
package io.acceptq.examples.demo.jconsole;
