// SPDX-License-Identifier: Apache-2.0

/**
 * Publishes the attributes of the beans to other processes of the host, in a memory file that is
 * visible in {@code /proc/PID/fd}; {@code acceptq list} reads it there. {@code Status} is the
 * format. Written by the sampler thread only.
 *
 * <p>Of acceptq, it may import {@code vocabulary}, {@code diagnosis}, {@code spi} and {@code
 * model}; no other publisher.
 */
package io.acceptq.monitor.statusfile;
