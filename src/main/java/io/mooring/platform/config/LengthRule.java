package io.mooring.platform.config;

import java.util.Optional;

/** Bounds in characters (Unicode code points). */
record LengthRule(int min, int max) implements TextRule {

    @Override
    public Optional<String> problem(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < min) {
            return Optional.of(min == 1 ? "must not be empty" : "must have at least " + min + " characters");
        }
        return length > max ? Optional.of("must have at most " + max + " characters") : Optional.empty();
    }

    @Override
    public void describe(TextSchema schema) {
        schema.length(min, max);
    }
}
