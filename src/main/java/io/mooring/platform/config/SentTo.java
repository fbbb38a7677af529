package io.mooring.platform.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The components that say where a secret is sent to, or what it is exchanged for. Every {@link io.mooring.domain.Secret} has this: an edit
 * that changes one of them must send the secret itself, because {@code <REDACTED>} would hand the stored one to another place.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface SentTo {
    /** Names of siblings; with a slash before it, of a component of the outermost record. None: it stays here, or its place is fixed. */
    String[] value();
}
