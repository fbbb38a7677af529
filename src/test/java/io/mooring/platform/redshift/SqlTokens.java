package io.mooring.platform.redshift;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads Redshift's SQL token by token, by its own rules and not by those of the code under test: a backslash escapes inside a literal,
 * quotes are doubled, a body stands between dollar marks.
 */
final class SqlTokens {
    enum Kind {
        WORD,
        NAME,
        LITERAL,
        BODY,
        SIGN
    }

    /** @param text without its quotes, escapes undone */
    record Token(Kind kind, String text) {}

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int place;

    private SqlTokens(String sql) {
        this.sql = sql;
    }

    /** All tokens; fails on anything that does not end. */
    static List<Token> of(String sql) {
        SqlTokens reader = new SqlTokens(sql);
        while (reader.place < sql.length()) {
            reader.next();
        }
        return List.copyOf(reader.tokens);
    }

    /** The statements of a script, without comments and terminators. */
    static List<String> statements(String script) {
        SqlTokens reader = new SqlTokens(script);
        List<String> statements = new ArrayList<>();
        int start = -1;
        while (reader.place < script.length()) {
            int before = reader.place;
            int known = reader.tokens.size();
            reader.next();
            boolean token = reader.tokens.size() > known;
            if (token && reader.tokens.getLast().equals(new Token(Kind.SIGN, ";"))) {
                statements.add(script.substring(start, before));
                start = -1;
            } else if (token && start < 0) {
                start = before;
            }
        }
        if (start >= 0) {
            throw new AssertionError("A statement without its end: " + script.substring(start));
        }
        return statements;
    }

    private void next() {
        char letter = sql.charAt(place);
        if (Character.isWhitespace(letter)) {
            place++;
        } else if (sql.startsWith("--", place)) {
            int end = sql.indexOf('\n', place);
            place = end < 0 ? sql.length() : end;
        } else if (sql.startsWith("/*", place)) {
            place = indexAfter("*/", place + 2);
        } else if (letter == '\'') {
            quoted('\'', true, Kind.LITERAL);
        } else if (letter == '"') {
            quoted('"', false, Kind.NAME);
        } else if (letter == '$') {
            body();
        } else if (Character.isLetterOrDigit(letter) || letter == '_') {
            word();
        } else {
            tokens.add(new Token(Kind.SIGN, String.valueOf(letter)));
            place++;
        }
    }

    private void quoted(char quote, boolean escapes, Kind kind) {
        StringBuilder text = new StringBuilder();
        place++;
        while (true) {
            char letter = charAt(place++);
            if (escapes && letter == '\\') {
                text.append(charAt(place++));
            } else if (letter != quote) {
                text.append(letter);
            } else if (place < sql.length() && sql.charAt(place) == quote) {
                text.append(quote);
                place++;
            } else {
                tokens.add(new Token(kind, text.toString()));
                return;
            }
        }
    }

    private void body() {
        String mark = sql.substring(place, indexAfter("$", place + 1));
        int end = indexAfter(mark, place + mark.length());
        tokens.add(new Token(Kind.BODY, sql.substring(place + mark.length(), end - mark.length())));
        place = end;
    }

    private void word() {
        int start = place;
        while (place < sql.length()
                && (Character.isLetterOrDigit(sql.charAt(place)) || "_$".indexOf(sql.charAt(place)) >= 0)) {
            place++;
        }
        tokens.add(new Token(Kind.WORD, sql.substring(start, place)));
    }

    private int indexAfter(String end, int from) {
        int found = sql.indexOf(end, from);
        if (found < 0) {
            throw new AssertionError("No " + end + " after " + sql.substring(place));
        }
        return found + end.length();
    }

    private char charAt(int index) {
        if (index >= sql.length()) {
            throw new AssertionError("A quote without its end: " + sql);
        }
        return sql.charAt(index);
    }
}
