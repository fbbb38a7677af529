package io.mooring.security;

import java.util.regex.Pattern;

/**
 * Whose key is this?
 *
 * @param maybeOfIntegration whether the database is worth asking: guesses of any other form cost no query
 */
record Question(KeyHash hash, boolean maybeOfIntegration) {
    private static final Pattern INTEGRATION_KEY = Pattern.compile("[0-9a-f]{32}");

    static Question about(String key) {
        return new Question(KeyHash.of(key), INTEGRATION_KEY.matcher(key).matches());
    }
}
