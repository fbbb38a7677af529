package io.mooring.store;

import io.mooring.run.StoreUnavailableException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/** What a failed statement says: that there is no database to talk to, or which constraint it would have broken. */
final class DatabaseFailure {
    /**
     * Server is shutting down, crashed, starting up; only reads allowed, as on a primary that was demoted; and what the server ends in the
     * middle of sound work: a deadlock, a conflict, a statement or a wait for a lock that took too long.
     */
    private static final Set<String> NOT_SERVING =
            Set.of("57P01", "57P02", "57P03", "25006", "40001", "40P01", "57014", "55P03");

    /** Connections, and what the server is out of: disk, memory, connections. */
    private static final Set<String> NOT_SERVING_CLASSES = Set.of("08", "53");

    private static final String POOL_WAITED_TOO_LONG = "Timeout";

    private DatabaseFailure() {}

    static Throwable translated(Throwable failure) {
        return !(failure instanceof StoreUnavailableException)
                        && causes(failure).anyMatch(DatabaseFailure::unreachable)
                ? new StoreUnavailableException(failure)
                : failure;
    }

    static boolean violates(Throwable failure, String constraint) {
        return violated(failure).filter(constraint::equals).isPresent();
    }

    private static Optional<String> violated(Throwable failure) {
        return causes(failure)
                .map(DatabaseFailure::constraint)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> constraint(Throwable cause) {
        return switch (cause) {
            case PgException said -> Optional.ofNullable(said.getConstraint());
            case ConstraintViolationException violation -> Optional.ofNullable(violation.getConstraintName());
            default -> Optional.empty();
        };
    }

    private static boolean unreachable(Throwable cause) {
        return switch (cause) {
            case PgException said -> notServing(said.getSqlState());
            case IOException lost -> true;
            case VertxException closed -> true;
            case TimeoutException late -> true;
            case NoStackTraceThrowable pool -> POOL_WAITED_TOO_LONG.equals(pool.getMessage());
            default -> false;
        };
    }

    private static boolean notServing(String sqlState) {
        return NOT_SERVING.contains(sqlState) || NOT_SERVING_CLASSES.contains(sqlState.substring(0, 2));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(16);
    }
}
