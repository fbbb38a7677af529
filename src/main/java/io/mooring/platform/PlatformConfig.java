package io.mooring.platform;

/**
 * The {@code config} of an integration: a record whose components and annotations ({@link io.mooring.platform.config}) say what a client
 * may send. Secrets in it are {@link io.mooring.domain.Secret}s.
 */
public interface PlatformConfig {}
