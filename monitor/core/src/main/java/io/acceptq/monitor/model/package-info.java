// SPDX-License-Identifier: Apache-2.0

/**
 * The values of one sample: a {@code Snapshot} holds a {@code ListenerSample} for each listener,
 * the namespace, and the state of acceptq itself. Everything is immutable, null means unknown, and
 * any thread may read it.
 *
 * <p>Of acceptq, it may import {@code net} and {@code model.kernel}.
 */
package io.acceptq.monitor.model;
