package io.mooring.security;

import io.mooring.run.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;

/** Waits for the database only so long, and tells a database that does not answer from a statement that is wrong. */
final class DatabaseAnswer {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private DatabaseAnswer() {}

    /** The same answer on the caller's context, or {@link StoreUnavailableException} where a later try may have one. */
    static <T> Uni<T> of(Uni<T> answer) {
        return CallerContext.emitOn(answer.ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new StoreUnavailableException(new java.util.concurrent.TimeoutException()))
                .onFailure(failure -> !(failure instanceof PgException refusal) || isPassing(refusal))
                .transform(StoreUnavailableException::new));
    }

    /** Connection lost (class 08), too many connections or out of space (53), shutting down or starting up (57P). */
    private static boolean isPassing(PgException refusal) {
        String state = String.valueOf(refusal.getSqlState());
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }
}
