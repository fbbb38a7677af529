package io.mooring.platform.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Required while a sibling has one of some values, such as a password for {@code userPassword}. A sensitive component is not required when a
 * script is printed (a placeholder stands in it). Repeatable: any of them makes it required.
 */
@Repeatable(RequiredWhen.Any.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface RequiredWhen {
    /** The name of the sibling: an enum, a boolean or a text. */
    String component();

    /** Its values on the wire. */
    String[] is();

    /** Holds repeated ones. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Any {
        RequiredWhen[] value();
    }
}
