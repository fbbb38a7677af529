package io.mooring.ops;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How much TLS the connection to the database has, in libpq's words. */
public enum SslMode {
    DISABLE("disable"),
    ALLOW("allow"),
    PREFER("prefer"),
    REQUIRE("require"),
    VERIFY_CA("verify-ca"),
    VERIFY_FULL("verify-full");

    private final String word;

    SslMode(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    boolean verifies() {
        return this == VERIFY_CA || this == VERIFY_FULL;
    }

    static SslMode parse(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must have one of these as sslmode: "
                        + Arrays.stream(values()).map(SslMode::word).collect(Collectors.joining(", "))));
    }
}
