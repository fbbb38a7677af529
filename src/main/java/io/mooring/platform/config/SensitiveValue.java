package io.mooring.platform.config;

import io.mooring.domain.Secret;

/** A sensitive value of a request, where it stands in it, such as {@code config.okta.password}. */
public record SensitiveValue(String path, Secret value) {}
