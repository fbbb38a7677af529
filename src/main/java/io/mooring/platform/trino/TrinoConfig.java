package io.mooring.platform.trino;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A Trino integration needs no configuration. */
@RegisterForReflection
public record TrinoConfig() {}
