package io.mooring.peer.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts SQL into tokens as PostgreSQL 8 did: a backslash in a literal escapes the next character, comments nest, a dollar quote ends with its
 * own tag. Something that is not closed goes to the end of the text, and the database complains about it.
 */
final class Lexer {

    private static final Pattern QUOTED_NAME = Pattern.compile("\"(?:[^\"]++|\"\")*+(?:\"|\\z)");
    private static final Pattern LITERAL = Pattern.compile("'(?:[^'\\\\]++|''|\\\\.)*+(?:'|\\z)", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+(?:\\.\\p{Nd}+)?");
    private static final Pattern LINE_COMMENT = Pattern.compile("--[^\\r\\n]*");
    private static final Pattern DOLLAR_TAG = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

    private final String sql;
    private int position;

    private Lexer(String sql) {
        this.sql = sql;
    }

    static List<Token> tokens(String sql) {
        Lexer lexer = new Lexer(sql);
        List<Token> tokens = new ArrayList<>();
        while (lexer.position < sql.length()) {
            tokens.add(lexer.next());
        }
        return tokens;
    }

    private Token next() {
        char character = sql.charAt(position);
        return switch (character) {
            case '-' -> startsWith("--") ? shaped(Token.Kind.COMMENT, LINE_COMMENT) : symbol();
            case '/' -> startsWith("/*") ? upTo(Token.Kind.COMMENT, endOfComment()) : symbol();
            case '"' -> shaped(Token.Kind.QUOTED_NAME, QUOTED_NAME);
            case '\'' -> shaped(Token.Kind.LITERAL, LITERAL);
            case '$' -> dollar();
            default -> ordinary(character);
        };
    }

    private Token ordinary(char character) {
        if (Character.isWhitespace(character)) {
            return upTo(Token.Kind.BLANK, endOfBlank());
        }
        if (Character.isDigit(character)) {
            return shaped(Token.Kind.NUMBER, NUMBER);
        }
        return Character.isLetter(character) || character == '_' ? shaped(Token.Kind.WORD, WORD) : symbol();
    }

    private int endOfBlank() {
        int end = position;
        while (end < sql.length() && Character.isWhitespace(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOfComment() {
        int depth = 0;
        int at = position;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < sql.length());
        return Math.min(at, sql.length());
    }

    private Token dollar() {
        Matcher tag = matcher(DOLLAR_TAG);
        if (!tag.lookingAt()) {
            return symbol();
        }
        int close = sql.indexOf(tag.group(), tag.end());
        return upTo(
                Token.Kind.DOLLAR_LITERAL,
                close < 0 ? sql.length() : close + tag.group().length());
    }

    private boolean startsWith(String text) {
        return sql.startsWith(text, position);
    }

    private Token shaped(Token.Kind kind, Pattern shape) {
        Matcher matcher = matcher(shape);
        return matcher.lookingAt() ? upTo(kind, matcher.end()) : symbol();
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(sql).region(position, sql.length());
    }

    private Token symbol() {
        return upTo(Token.Kind.SYMBOL, position + 1);
    }

    private Token upTo(Token.Kind kind, int end) {
        Token token = new Token(kind, sql.substring(position, end));
        position = end;
        return token;
    }
}
