package io.mooring.platform.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** The whole text matches. */
record PatternRule(Pattern pattern, String message) implements TextRule {

    @Override
    public Optional<String> problem(String text) {
        return pattern.matcher(text).matches() ? Optional.empty() : Optional.of(message);
    }

    @Override
    public void describe(TextSchema schema) {
        schema.wholeMatches(pattern.pattern());
    }
}
