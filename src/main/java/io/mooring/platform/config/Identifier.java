package io.mooring.platform.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of an object that is going to be created: only characters that need no thought on the platform. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Identifier {
    /** What the whole name must match; the same rules as for {@link Matches}. */
    String regex() default "[A-Za-z_][A-Za-z0-9_$]*";

    /** The regular expression in words, after "must consist of". */
    String words() default "letters, digits, _ and $, and not begin with a digit or $";

    /** The longest name that the platform takes, in bytes of UTF-8. */
    int maxBytes();
}
