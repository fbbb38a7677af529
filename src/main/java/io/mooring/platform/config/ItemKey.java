package io.mooring.platform.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells the items of an array apart: no two may have the same. Secrets of items are stored under it, so that a reordered array keeps each
 * item its own. Required in items that have sensitive components; a required text.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ItemKey {}
