package io.mooring.ops;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** The start is over: every start-up check has passed. */
@Startup
@ApplicationScoped
class Started implements HealthCheck {

    private final StartupChecks checks;

    Started(StartupChecks checks) {
        this.checks = checks;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Start-up checks")
                .status(checks.havePassed())
                .build();
    }
}
