package io.mooring.peer.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Folds quoted identifiers to lower case, as Redshift does unless {@code enable_case_sensitive_identifier} is on. Names of users keep their
 * case, so the places where a statement names users are found by the words before them.
 */
final class IdentifierCase {

    private static final Set<String> BETWEEN = Set.of("if", "not", "exists", "to", "with");
    private static final List<String> NAMING_VERBS = List.of("CREATE", "ALTER", "DROP", "GRANT", "REVOKE", "SET");

    private final boolean namesUsers;
    private final boolean grants;
    private final boolean altersUser;
    private boolean userExpected;
    private boolean userListed;
    private boolean amongGrantees;

    private IdentifierCase(Phrase phrase) {
        this.namesUsers = NAMING_VERBS.stream().anyMatch(phrase::startsWith);
        this.grants = phrase.startsWith("GRANT") || phrase.startsWith("REVOKE");
        this.altersUser = phrase.startsWith("ALTER", "USER");
    }

    static Phrase folded(Phrase phrase) {
        IdentifierCase walk = new IdentifierCase(phrase);
        List<Token> folded = new ArrayList<>();
        for (Token token : phrase.tokens()) {
            folded.add(token.isSignificant() ? walk.next(token) : token);
        }
        return Phrase.of(folded);
    }

    private Token next(Token token) {
        return switch (token.kind()) {
            case QUOTED_NAME -> quotedName(token);
            case DOLLAR_LITERAL -> ProcedureBody.folded(token);
            case WORD -> word(token);
            default -> other(token);
        };
    }

    private Token quotedName(Token token) {
        boolean user = userExpected;
        userListed = user;
        userExpected = false;
        return user ? token : token.foldedName();
    }

    private Token word(Token token) {
        amongGrantees = amongGrantees || introducesGrantees(token);
        boolean name = userExpected && !introducesUser(token) && !BETWEEN.contains(token.name());
        userListed = name;
        userExpected = introducesUser(token) || (userExpected && !name && !introducesGroup(token));
        return token;
    }

    private Token other(Token token) {
        boolean nextInList = (userListed || amongGrantees) && token.isSymbol(",");
        userExpected = nextInList || (userExpected && token.isSymbol("="));
        return token;
    }

    private boolean introducesUser(Token token) {
        boolean keyword = Stream.of("USER", "OWNER", "AUTHORIZATION").anyMatch(token::isWord);
        boolean renamed = altersUser && token.isWord("RENAME");
        return namesUsers && (keyword || renamed || introducesGrantees(token));
    }

    private boolean introducesGrantees(Token token) {
        return grants && (token.isWord("TO") || token.isWord("FROM"));
    }

    private static boolean introducesGroup(Token token) {
        return token.isWord("GROUP") || token.isWord("ROLE");
    }
}
