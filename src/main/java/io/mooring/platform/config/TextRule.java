package io.mooring.platform.config;

import java.util.Optional;

/** One condition on a text. */
interface TextRule {

    /** What is wrong with it, as the words after its path; never quotes the text. */
    Optional<String> problem(String text);

    /** Says the same in JSON Schema, as far as that can. */
    void describe(TextSchema schema);
}
