package io.mooring.platform.config;

/**
 * What a configuration is read for, as far as its rules depend on it.
 *
 * @param autoBootstrap the service does the work; otherwise a person runs the scripts
 * @param script only a script is printed: what is secret may be missing
 */
public record Occasion(boolean autoBootstrap, boolean script) {}
