package io.mooring.security;

import io.mooring.run.DatabaseOutage;
import io.mooring.run.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Waits for the database only so long. */
final class DatabaseAnswer {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private DatabaseAnswer() {}

    /** The same answer on the caller's context, or {@link StoreUnavailableException} where a later try may have one. */
    static <T> Uni<T> of(Uni<T> answer) {
        return CallerContext.emitOn(answer.ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new StoreUnavailableException(new TimeoutException()))
                .onFailure()
                .transform(DatabaseOutage::translated));
    }
}
