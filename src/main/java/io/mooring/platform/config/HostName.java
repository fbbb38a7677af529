package io.mooring.platform.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A DNS name (RFC 1123, underscores and one trailing dot allowed, as cloud vendors use them) or an IP address without brackets; no scheme,
 * path, port or blanks. Two of them that differ only in case or the trailing dot count as the same.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface HostName {}
