package io.mooring.peer.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One statement as tokens. Patterns are words or symbols in a row, whatever blanks and comments stand between them; {@code *} stands for any
 * one token and {@code ()} for a pair of parentheses with all that is in it.
 */
final class Phrase {

    private final List<Token> tokens;

    private Phrase(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    static Phrase of(String sql) {
        return new Phrase(Lexer.tokens(sql));
    }

    static Phrase of(List<Token> tokens) {
        return new Phrase(tokens);
    }

    /** Cuts a text at the semicolons outside of quotes; statements of nothing but blanks and comments are left out. */
    static List<Phrase> allOf(String sql) {
        List<Phrase> phrases = new ArrayList<>();
        List<Token> current = new ArrayList<>();
        for (Token token : Lexer.tokens(sql)) {
            if (token.isSymbol(";")) {
                phrases.add(new Phrase(current));
                current.clear();
            } else {
                current.add(token);
            }
        }
        phrases.add(new Phrase(current));
        return phrases.stream().filter(Phrase::saysSomething).toList();
    }

    private boolean saysSomething() {
        return tokens.stream().anyMatch(Token::isSignificant);
    }

    List<Token> tokens() {
        return tokens;
    }

    List<Token> significant() {
        return tokens.stream().filter(Token::isSignificant).toList();
    }

    String text() {
        return tokens.stream().map(Token::text).collect(Collectors.joining());
    }

    boolean startsWith(String... pattern) {
        return endOfMatch(firstSignificant(0), pattern) >= 0;
    }

    boolean contains(String... pattern) {
        return find(pattern) >= 0;
    }

    /** The token after the first match of the pattern. */
    Optional<Token> after(String... pattern) {
        int start = find(pattern);
        int next = start < 0 ? tokens.size() : firstSignificant(endOfMatch(start, pattern));
        return next < tokens.size() ? Optional.of(tokens.get(next)) : Optional.empty();
    }

    Phrase without(String... pattern) {
        return replacing("", pattern);
    }

    Phrase replacing(String replacement, String... pattern) {
        List<Token> result = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int end = endOfMatch(at, pattern);
            if (end < 0) {
                result.add(tokens.get(at++));
            } else {
                result.addAll(Lexer.tokens(replacement));
                at = end;
            }
        }
        return new Phrase(result);
    }

    private int find(String... pattern) {
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.get(at).isSignificant() && endOfMatch(at, pattern) >= 0) {
                return at;
            }
        }
        return -1;
    }

    private int firstSignificant(int from) {
        int at = from;
        while (at < tokens.size() && !tokens.get(at).isSignificant()) {
            at++;
        }
        return at;
    }

    /** Where a match that begins exactly here ends, or a negative number. */
    private int endOfMatch(int start, String... pattern) {
        int at = start;
        for (String part : pattern) {
            at = at == start ? at : firstSignificant(at);
            at = at < tokens.size() ? endOfPart(at, part) : -1;
            if (at < 0) {
                return -1;
            }
        }
        return at;
    }

    private int endOfPart(int at, String part) {
        return switch (part) {
            case "*" -> tokens.get(at).isSignificant() ? at + 1 : -1;
            case "()" -> endOfParentheses(at);
            default -> tokens.get(at).isWord(part) || tokens.get(at).isSymbol(part) ? at + 1 : -1;
        };
    }

    private int endOfParentheses(int start) {
        int depth = 0;
        for (int at = start; at < tokens.size(); at++) {
            if (tokens.get(at).isSymbol("(")) {
                depth++;
            } else if (tokens.get(at).isSymbol(")")) {
                depth--;
            }
            if (depth == 0) {
                return at == start ? -1 : at + 1;
            }
        }
        return -1;
    }
}
