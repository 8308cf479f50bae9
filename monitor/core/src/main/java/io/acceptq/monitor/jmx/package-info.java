// SPDX-License-Identifier: Apache-2.0

/**
 * Publishes the report as MBeans and notifications, in open types only. The sampler thread
 * registers and updates the beans; attributes and operations are read on the threads of JMX
 * clients, and notification listeners run on a thread of their own.
 *
 * <p>Of acceptq, it may import {@code vocabulary}, {@code diagnosis}, {@code queueing}, {@code spi}
 * and {@code model}; no other publisher.
 */
package io.acceptq.monitor.jmx;
