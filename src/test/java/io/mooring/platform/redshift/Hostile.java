package io.mooring.platform.redshift;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Names that try to be more than one token. */
final class Hostile {
    private static final String[] PIECES = {
        "'",
        "\"",
        "\\",
        "''",
        "\"\"",
        "\\'",
        "$$",
        "$body1$",
        "$",
        ";",
        "--",
        "/*",
        "*/",
        " ",
        "{}",
        "x",
        "É",
        "😀",
        "DROP DATABASE dev",
        "%",
        "_"
    };

    private Hostile() {}

    /** At least one character, none of them a control character. */
    static Arbitrary<String> texts() {
        Arbitrary<String> pieces =
                Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(12).map(list -> String.join("", list));
        Arbitrary<String> letters = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('é', '中', '\u00A0')
                .ofMinLength(1)
                .ofMaxLength(40);
        return Arbitraries.oneOf(pieces, letters);
    }

    /** What the configuration takes as a name: no blank at either end. */
    static Arbitrary<String> names() {
        return texts().map(text -> "u" + text + "u");
    }
}
