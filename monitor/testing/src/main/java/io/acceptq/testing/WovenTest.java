// SPDX-License-Identifier: Apache-2.0
package io.acceptq.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A fresh JVM with the packaged agent; in the quick rings only on the JDK at hand. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("woven")
public @interface WovenTest {}
