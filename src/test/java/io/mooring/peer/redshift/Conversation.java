package io.mooring.peer.redshift;

import io.mooring.peer.redshift.sql.PasswordChange;
import io.mooring.peer.redshift.sql.RewrittenStatement;
import io.mooring.peer.redshift.sql.StatementContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What the two directions of a session know of each other. Requests are entered before they go to the database, so every answer finds its
 * request at the head of the queue. Passwords count once the transaction that sets them is committed.
 */
final class Conversation implements StatementContext {

    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
    private final List<PasswordChange> uncommitted = new ArrayList<>();
    private final Credentials credentials;
    private final String backendPassword;
    private volatile boolean superuser;
    private volatile boolean caseSensitiveIdentifiers;

    Conversation(SessionParts parts) {
        this.credentials = parts.credentials();
        this.backendPassword = parts.backend().password();
        this.caseSensitiveIdentifiers = parts.caseSensitiveIdentifiers();
    }

    @Override
    public boolean superuser() {
        return superuser;
    }

    @Override
    public boolean caseSensitiveIdentifiers() {
        return caseSensitiveIdentifiers;
    }

    @Override
    public String backendPassword() {
        return backendPassword;
    }

    Exchange begin() {
        Exchange exchange = new Exchange();
        exchanges.add(exchange);
        return exchange;
    }

    /** The exchange that the database is answering; an empty one while it speaks unasked. */
    Exchange current() {
        Exchange exchange = exchanges.peek();
        return exchange == null ? new Exchange() : exchange;
    }

    void superuserIs(boolean superuser) {
        this.superuser = superuser;
    }

    void completed(RewrittenStatement statement) {
        statement.passwordChange().ifPresent(uncommitted::add);
        statement.caseSensitivity().ifPresent(sensitive -> caseSensitiveIdentifiers = sensitive);
    }

    void rolledBack() {
        uncommitted.clear();
    }

    /** The exchange is answered; the transaction status is that of {@code ReadyForQuery}. */
    void ready(char transactionStatus) {
        exchanges.poll();
        if (transactionStatus == 'I') {
            uncommitted.forEach(credentials::apply);
            uncommitted.clear();
        }
    }
}
