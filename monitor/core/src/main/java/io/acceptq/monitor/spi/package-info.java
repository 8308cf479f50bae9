// SPDX-License-Identifier: Apache-2.0

/**
 * The interfaces between the sampler and its surroundings: where samples come from ({@code
 * KernelSource}, {@code ApplicationView}, {@code RuntimeStallSource}, {@code Clock}), where reports
 * go ({@code Publisher}), and what readers may ask for ({@code Controls}, {@code WaitingClients}).
 * Each interface names the thread that calls it.
 *
 * <p>Of acceptq, it may import {@code model} and {@code net}.
 */
package io.acceptq.monitor.spi;
