package io.mooring.platform.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of an object that exists: anything that can be quoted. No control characters, no blank at either end, not empty. Of the two
 * bounds a platform usually has one.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Quotable {
    /** The longest name in characters (Unicode code points). */
    int max() default Integer.MAX_VALUE;

    /** The longest name in bytes of UTF-8. */
    int maxBytes() default Integer.MAX_VALUE;
}
