// SPDX-License-Identifier: Apache-2.0

/**
 * Values of the network: addresses of listeners and the states of TCP. Immutable, so any thread.
 *
 * <p>Imports no other package of acceptq.
 */
package io.acceptq.monitor.net;
