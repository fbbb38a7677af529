package io.mooring.platform.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The whole text must match a regular expression. It is published in the JSON Schema, so it keeps to what Java and ECMA-262 read alike, and
 * has no anchors.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Matches {
    String value();

    /** What follows the path when it does not match, such as {@code must be an ARN of an IAM role}. */
    String message();
}
