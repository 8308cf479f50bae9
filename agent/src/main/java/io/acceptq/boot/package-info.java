// SPDX-License-Identifier: Apache-2.0

/**
 * Hooks that woven code calls, and the counters of each listener. Defined in the boot class loader,
 * so that classes of the JDK can link to them. The hooks run on the service's threads; the agent's
 * sampler thread reads the counters. Imports {@code java.*} only: no formatting, no policy, no I/O.
 */
package io.acceptq.boot;
