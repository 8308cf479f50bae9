// SPDX-License-Identifier: Apache-2.0

/**
 * Turns each snapshot into a report: the health of each listener, its episodes (when one opens,
 * closes and is reported), and the sentences of {@code Diagnosis} and the notes. Pure: no I/O, no
 * clock. Judged on the sampler thread; sentences are formed by the thread that reads them.
 *
 * <p>Of acceptq, it may import {@code diagnosis.cause}, {@code queueing} and {@code model}.
 */
package io.acceptq.monitor.diagnosis;
