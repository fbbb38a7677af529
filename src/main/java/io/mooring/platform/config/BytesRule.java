package io.mooring.platform.config;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An upper bound in bytes of UTF-8; JSON Schema, which counts characters, can only say that there are not more of those. */
record BytesRule(int max) implements TextRule {

    @Override
    public Optional<String> problem(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length > max
                ? Optional.of("must have at most " + max + " bytes in UTF-8")
                : Optional.empty();
    }

    @Override
    public void describe(TextSchema schema) {
        schema.length(0, max);
    }
}
