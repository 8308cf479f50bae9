// SPDX-License-Identifier: Apache-2.0

/**
 * The rules that name a cause, each with its evidence and advice: {@code JvmCauses}, {@code
 * AcceptorCauses} and {@code LoadCauses}, tried in this order. {@code AcceptorLocation} knows where
 * servers pause accepting. Pure: no I/O, no clock. Examined on the sampler thread; sentences are
 * formed by the thread that reads them.
 *
 * <p>Of acceptq, it may import {@code queueing} and {@code model}.
 */
package io.acceptq.monitor.diagnosis.cause;
