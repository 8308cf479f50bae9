// SPDX-License-Identifier: Apache-2.0

/**
 * Programs that the woven tests run in fresh JVMs under the packaged agent: each uses one API of
 * listeners and prints what the hooks counted. Compiled for Java 8, since every supported Java runs
 * them; newer APIs are called by reflection. Imports nothing of acceptq.
 */
package io.acceptq.agent.programs;
