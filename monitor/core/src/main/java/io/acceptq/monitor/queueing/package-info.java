// SPDX-License-Identifier: Apache-2.0

/**
 * Queueing arithmetic on recorded samples: how long connections waited in the accept queue, what
 * the load would have done with another backlog, and which backlog would have held it. No I/O and
 * no clock. {@code ListenerLoad} is used by the sampler thread; {@code WhatIf} by any.
 *
 * <p>Of acceptq, it may import {@code model}.
 */
package io.acceptq.monitor.queueing;
