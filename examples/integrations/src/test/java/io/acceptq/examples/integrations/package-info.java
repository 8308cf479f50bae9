// SPDX-License-Identifier: Apache-2.0
/** Tests of the READMEs of this module. Imports {@code process}. */
package io.acceptq.examples.integrations;
