package io.mooring.store;

import io.mooring.run.DatabaseOutage;
import io.vertx.pgclient.PgException;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** Which constraint a failed statement would have broken. */
final class DatabaseFailure {
    private DatabaseFailure() {}

    static boolean violates(Throwable failure, String constraint) {
        return violated(failure).filter(constraint::equals).isPresent();
    }

    private static Optional<String> violated(Throwable failure) {
        return DatabaseOutage.causes(failure)
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
}
