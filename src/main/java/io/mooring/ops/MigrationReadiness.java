package io.mooring.ops;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;

/** The schema is the one that this version needs. Once it is, it stays so for the life of the process. */
@Readiness
@ApplicationScoped
class MigrationReadiness implements AsyncHealthCheck {

    private static final String NAME = "Migrations";
    private static final Duration LIMIT = Duration.ofMillis(1500);

    private final Flyway flyway;
    private volatile boolean applied;

    /** A start that migrates fails when it cannot. */
    MigrationReadiness(Flyway flyway, ServiceSettings settings) {
        this.flyway = flyway;
        this.applied = settings.migrateAtStart();
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return applied ? Uni.createFrom().item(HealthCheckResponse.up(NAME)) : ask();
    }

    /** Flyway blocks. */
    private Uni<HealthCheckResponse> ask() {
        return Uni.createFrom()
                .item(() -> flyway.info().pending().length == 0)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(LIMIT)
                .fail()
                .invoke(current -> applied = current)
                .map(current -> current ? HealthCheckResponse.up(NAME) : HealthCheckResponse.down(NAME))
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.down(NAME));
    }
}
