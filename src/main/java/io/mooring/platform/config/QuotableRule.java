package io.mooring.platform.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** No control characters, no blank at either end. */
record QuotableRule() implements TextRule {
    private static final String CONTROL = "\\u0000-\\u001f\\u007f-\\u009f";
    private static final String BLANK = " \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
    private static final Pattern HAS_CONTROL = Pattern.compile("[" + CONTROL + "]");
    private static final Pattern WHOLE =
            Pattern.compile("(?![" + BLANK + "])[^" + CONTROL + "]*[^" + CONTROL + BLANK + "]");

    @Override
    public Optional<String> problem(String text) {
        if (HAS_CONTROL.matcher(text).find()) {
            return Optional.of("must not contain control characters");
        }
        return WHOLE.matcher(text).matches() ? Optional.empty() : Optional.of("must not begin or end with a blank");
    }

    @Override
    public void describe(TextSchema schema) {
        schema.wholeMatches(WHOLE.pattern());
    }
}
