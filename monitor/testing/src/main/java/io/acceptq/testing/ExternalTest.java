// SPDX-License-Identifier: Apache-2.0
package io.acceptq.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Needs programs that .ci/setup installs, as Prometheus: only with the profile full. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("external")
public @interface ExternalTest {}
