package io.mooring.peer.redshift.sql;

import java.util.List;
import java.util.Optional;

/**
 * Turns what a client of Redshift sends into what PostgreSQL takes. A statement that Redshift refuses becomes one that raises Redshift's
 * error, so that it fails in the place where it stood and with the same effect on the transaction.
 */
public final class Rewriter {

    private final Refusals refusals = new Refusals();
    private final StatementContext context;

    public Rewriter(StatementContext context) {
        this.context = context;
    }

    /** The statements of the text, in order; none when it holds only blanks and comments. */
    public List<RewrittenStatement> rewrite(String sql) {
        return Phrase.allOf(sql).stream().map(this::rewritten).toList();
    }

    private RewrittenStatement rewritten(Phrase phrase) {
        RewrittenStatement unchanged = new RewrittenStatement(phrase.text(), phrase.text(), Optional.empty());
        try {
            return translated(phrase);
        } catch (StatementRefused refused) {
            return unchanged.refused(refused.sqlState(), refused.report());
        }
    }

    private RewrittenStatement translated(Phrase phrase) {
        refusals.check(phrase, context);
        boolean aboutUser = UserStatements.isOne(phrase);
        Optional<PasswordChange> change = aboutUser ? UserStatements.passwordChange(phrase) : Optional.empty();
        Phrase worded = aboutUser ? UserStatements.rewritten(phrase, context) : DatabaseStatements.rewritten(phrase);
        Phrase folded = context.caseSensitiveIdentifiers() ? worded : IdentifierCase.folded(worded);
        return new RewrittenStatement(phrase.text(), folded.text(), change);
    }
}
