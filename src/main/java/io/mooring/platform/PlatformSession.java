package io.mooring.platform;

import io.mooring.domain.StatementText;
import io.smallrye.mutiny.Uni;

/**
 * An open conversation with a platform in its own protocol, non-blocking, used by one caller at a time. Platforms add what their checks
 * ask. Every failure is a {@link PlatformException}.
 */
public interface PlatformSession {
    /** Sends one statement by itself, outside a transaction, and answers when the platform has. */
    Uni<Void> execute(StatementText statement);

    /** Whether the question gives at least one row. */
    Uni<Boolean> finds(StatementText question);

    /** Ends the conversation; never fails. */
    Uni<Void> close();
}
