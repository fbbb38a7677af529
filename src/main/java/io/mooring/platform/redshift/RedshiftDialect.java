package io.mooring.platform.redshift;

import io.mooring.domain.StatementText.Plain;
import io.mooring.platform.sql.Dialect;

/**
 * Redshift's SQL: a name in double quotes with quotes doubled, a literal in single quotes with quotes and backslashes doubled (a backslash
 * escapes inside a literal, other than in today's PostgreSQL), a procedure's body between dollar signs.
 */
final class RedshiftDialect implements Dialect {
    /** The longest name of a database, user, group or schema, in bytes of UTF-8 ("Names and identifiers" of the Developer Guide). */
    static final int LONGEST_NAME = 127;

    static final RedshiftDialect REDSHIFT = new RedshiftDialect();

    private RedshiftDialect() {}

    @Override
    public Plain identifier(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A name is not empty");
        }
        return new Plain("\"" + sayable(name).replace("\"", "\"\"") + "\"");
    }

    @Override
    public Plain literal(String value) {
        return new Plain("'" + sayable(value).replace("\\", "\\\\").replace("'", "''") + "'");
    }

    /** A name inside a schema. */
    Plain qualified(String schema, String name) {
        return new Plain(identifier(schema).text() + "." + identifier(name).text());
    }

    /** Text taken as it stands, between the first dollar mark that does not occur in it. */
    Plain body(String text) {
        String mark = "$$";
        for (int attempt = 1; (text + "$").contains(mark); attempt++) {
            mark = "$body" + attempt + "$";
        }
        return new Plain(mark + sayable(text) + mark);
    }

    @Override
    public String terminator() {
        return ";";
    }

    /**
     * The name as Redshift stores it: ASCII letters in lower case even when quoted, since {@code enable_case_sensitive_identifier} is off.
     * Not for user names, which keep their case in quotes.
     */
    static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        name.chars()
                .forEach(letter ->
                        folded.append((char) (letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter)));
        return folded.toString();
    }

    /** A name from elsewhere in quotes, for messages: what cannot be quoted becomes blanks. */
    static String shown(String name) {
        String printable = name.codePoints()
                .map(character -> unsayable(character) ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return REDSHIFT.identifier(printable.isEmpty() ? " " : printable).text();
    }

    private static String sayable(String text) {
        if (text.codePoints().anyMatch(RedshiftDialect::unsayable)) {
            throw new IllegalArgumentException("Control characters and broken characters cannot be quoted");
        }
        return text;
    }

    private static boolean unsayable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }
}
