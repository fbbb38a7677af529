package io.mooring.peer.redshift.sql;

import java.util.Locale;

/** A piece of SQL text; the texts of all tokens, joined, are the statement again. */
record Token(Kind kind, String text) {

    enum Kind {
        BLANK,
        COMMENT,
        WORD,
        QUOTED_NAME,
        LITERAL,
        DOLLAR_LITERAL,
        NUMBER,
        SYMBOL
    }

    boolean isSignificant() {
        return kind != Kind.BLANK && kind != Kind.COMMENT;
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** The name as it was meant: without quotes, or folded when it had none. */
    String name() {
        return kind == Kind.QUOTED_NAME ? unquoted() : text.toLowerCase(Locale.ROOT);
    }

    /** The text of a value that may stand in quotes or alone. */
    String valueText() {
        return (kind == Kind.LITERAL ? literalValue() : text).toLowerCase(Locale.ROOT);
    }

    private String unquoted() {
        return withoutEnds().replace("\"\"", "\"");
    }

    private String withoutEnds() {
        return text.length() < 2 ? "" : text.substring(1, text.length() - 1);
    }

    Token foldedName() {
        return kind == Kind.QUOTED_NAME ? new Token(kind, text.toLowerCase(Locale.ROOT)) : this;
    }

    /** What a quoted literal stands for, where a backslash escapes the character after it. */
    String literalValue() {
        String quoted = withoutEnds();
        StringBuilder value = new StringBuilder();
        for (int at = 0; at < quoted.length(); at++) {
            char character = quoted.charAt(at);
            boolean escapes = (character == '\\' || character == '\'') && at + 1 < quoted.length();
            value.append(escapes ? quoted.charAt(++at) : character);
        }
        return value.toString();
    }

    static Token literal(String value) {
        return new Token(Kind.LITERAL, "'" + value.replace("\\", "\\\\").replace("'", "''") + "'");
    }
}
