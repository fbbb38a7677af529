package io.mooring.platform.config;

import io.mooring.domain.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The sensitive values of one configuration by name, such as {@code okta.password}; those of array items by the item's key, such as
 * {@code connections[a.example].token}. Prints only the names.
 */
public final class SecretValues {
    public static final SecretValues NONE = new SecretValues(new TreeMap<>());

    private final SortedMap<String, Secret> values;

    private SecretValues(SortedMap<String, Secret> values) {
        this.values = values;
    }

    public static SecretValues of(Map<String, Secret> values) {
        return new SecretValues(new TreeMap<>(values));
    }

    /** What {@link #reveal()} gave. */
    public static SecretValues ofRevealed(Map<String, String> values) {
        SortedMap<String, Secret> secrets = new TreeMap<>();
        values.forEach((name, value) -> secrets.put(name, Secret.of(value)));
        return new SecretValues(secrets);
    }

    public Optional<Secret> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The values by name; they stay secrets. */
    public Map<String, Secret> byName() {
        return Map.copyOf(values);
    }

    /** Only the values that the condition holds for. */
    public SecretValues filtered(Predicate<Secret> condition) {
        SortedMap<String, Secret> kept = new TreeMap<>(values);
        kept.values().removeIf(condition.negate());
        return new SecretValues(kept);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Every value in the clear, by name: for sealing and nothing else. */
    public SortedMap<String, String> reveal() {
        SortedMap<String, String> revealed = new TreeMap<>();
        values.forEach((name, secret) -> revealed.put(name, secret.reveal()));
        return revealed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecretValues secrets && values.equals(secrets.values);
    }

    @Override
    public int hashCode() {
        return values.keySet().hashCode();
    }

    @Override
    public String toString() {
        return "SecretValues" + values.keySet();
    }
}
