package io.mooring.security;

import io.mooring.domain.Secret;

/** A key that was just made; the only moment at which it can be shown. */
public record IssuedKey(ManagedKey description, Secret key) {}
