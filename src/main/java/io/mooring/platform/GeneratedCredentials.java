package io.mooring.platform;

import io.mooring.domain.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets that the service itself made for an integration, by name, such as {@code systemAccountPassword}. They are sealed in the store
 * before the first step that uses them.
 */
public record GeneratedCredentials(Map<String, Secret> byName) {
    public GeneratedCredentials {
        byName = Map.copyOf(byName);
    }

    public static GeneratedCredentials none() {
        return new GeneratedCredentials(Map.of());
    }

    public Optional<Secret> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
