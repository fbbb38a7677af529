package io.mooring.platform.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text that clients and the plain part of the store see only as {@code <REDACTED>}, such as a user name. Components of type {@link
 * io.mooring.domain.Secret} are sensitive without it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Sensitive {}
