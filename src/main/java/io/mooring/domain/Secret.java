package io.mooring.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A value that nobody may see by accident: it prints as a mark, is not Serializable, and is compared in constant time. Only
 * {@link #reveal()} gives the value, so every place that uses it can be found.
 */
public final class Secret {
    /** What stands for a secret wherever people or clients look. */
    public static final String MARK = "<REDACTED>";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    /** The same for all secrets: a hash of the value would say something about it. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return MARK;
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
