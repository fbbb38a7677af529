package io.mooring.peer.redshift;

import io.mooring.peer.redshift.sql.RewrittenStatement;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What the client asked for up to one {@code ReadyForQuery}: the statements still to be answered, and what shall go wrong with the answer. */
final class Exchange {

    private final Queue<RewrittenStatement> unanswered = new ConcurrentLinkedQueue<>();
    private volatile @Nullable StatementFault fault;

    void add(RewrittenStatement statement) {
        unanswered.add(statement);
    }

    /** The statement that the next answer belongs to. */
    Optional<RewrittenStatement> current() {
        return Optional.ofNullable(unanswered.peek());
    }

    Optional<RewrittenStatement> complete() {
        return Optional.ofNullable(unanswered.poll());
    }

    void spoil(StatementFault with) {
        fault = with;
    }

    Optional<StatementFault> fault() {
        return Optional.ofNullable(fault);
    }
}
