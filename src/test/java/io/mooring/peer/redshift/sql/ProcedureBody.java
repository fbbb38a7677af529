package io.mooring.peer.redshift.sql;

import java.util.List;
import java.util.stream.Stream;

/**
 * The text between dollar quotes. What a procedure executes never passes the front, so the names in its statements, and in the literals that
 * it builds statements from, are folded when the procedure is made.
 */
final class ProcedureBody {

    private static final List<String> STATEMENTS = List.of("CREATE", "ALTER", "DROP", "GRANT", "REVOKE");

    private ProcedureBody() {}

    static Token folded(Token body) {
        String text = body.text();
        int tag = text.indexOf('$', 1) + 1;
        if (text.length() < 2 * tag) {
            return body;
        }
        String inner = text.substring(tag, text.length() - tag);
        return new Token(body.kind(), text.substring(0, tag) + foldedText(inner) + text.substring(text.length() - tag));
    }

    private static String foldedText(String inner) {
        Stream<Token> tokens = Phrase.of(inner).tokens().stream().map(ProcedureBody::foldedToken);
        return Phrase.of(tokens.toList()).text();
    }

    private static Token foldedToken(Token token) {
        if (token.kind() != Token.Kind.LITERAL) {
            return token.foldedName();
        }
        Phrase statement = Phrase.of(token.literalValue());
        boolean names = STATEMENTS.stream().anyMatch(statement::startsWith);
        return names ? Token.literal(IdentifierCase.folded(statement).text()) : token;
    }
}
