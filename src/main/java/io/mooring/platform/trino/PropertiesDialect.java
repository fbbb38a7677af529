package io.mooring.platform.trino;

import io.mooring.domain.StatementText.Plain;
import io.mooring.platform.sql.Dialect;
import java.util.Locale;

/**
 * The language of Java's {@code .properties} files: names and values with everything escaped that its reader would take for something else.
 * Only ASCII comes out, so the file's encoding does not matter.
 */
final class PropertiesDialect implements Dialect {
    @Override
    public Plain identifier(String name) {
        return new Plain(escaped(name, true));
    }

    @Override
    public Plain literal(String value) {
        return new Plain(escaped(value, false));
    }

    @Override
    public String terminator() {
        return "";
    }

    private static String escaped(String text, boolean name) {
        StringBuilder escaped = new StringBuilder();
        for (int place = 0; place < text.length(); place++) {
            append(escaped, text.charAt(place), name || place == 0);
        }
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, char letter, boolean special) {
        if (Character.isISOControl(letter)) {
            throw new IllegalArgumentException("Control characters have no place in a properties file");
        }
        if (letter > '~') {
            escaped.append(String.format(Locale.ROOT, "\\u%04X", (int) letter));
        } else if (letter == '\\' || (special && " #!=:".indexOf(letter) >= 0)) {
            escaped.append('\\').append(letter);
        } else {
            escaped.append(letter);
        }
    }
}
