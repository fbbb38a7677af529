package io.mooring.run;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Tells a database that cannot serve at the moment from a statement that is wrong, for everything that talks to it. SQLSTATEs are those of
 * PostgreSQL's appendix "PostgreSQL Error Codes".
 */
public final class DatabaseOutage {
    /** Connection lost; out of connections, memory or disk; shutting down, crashed or starting up. */
    private static final String NOT_SERVING = "(08|53|57P).*";
    /**
     * Only reads are allowed, as on a primary that was demoted; and what the server ends in the middle of sound work: a deadlock, a conflict,
     * a statement or a wait for a lock that took too long.
     */
    private static final Set<String> NOT_NOW = Set.of("25006", "40001", "40P01", "57014", "55P03");

    private static final String POOL_WAITED_TOO_LONG = "Timeout";
    private static final int DEEPEST_CAUSE = 16;

    private DatabaseOutage() {}

    /** {@link StoreUnavailableException} where a later try may succeed, else the failure itself: a mistake of ours, or an answer. */
    public static Throwable translated(Throwable failure) {
        return !(failure instanceof StoreUnavailableException)
                        && causes(failure).anyMatch(DatabaseOutage::isOutage)
                ? new StoreUnavailableException(failure)
                : failure;
    }

    /** The failure and what led to it. */
    public static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE);
    }

    private static boolean isOutage(Throwable cause) {
        return switch (cause) {
            case PgException said -> isOutage(String.valueOf(said.getSqlState()));
            case IOException lost -> true;
            case VertxException closed -> true;
            case TimeoutException late -> true;
            case NoStackTraceThrowable pool -> POOL_WAITED_TOO_LONG.equals(pool.getMessage());
            default -> false;
        };
    }

    private static boolean isOutage(String sqlState) {
        return sqlState.matches(NOT_SERVING) || NOT_NOW.contains(sqlState);
    }
}
