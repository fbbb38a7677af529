package io.mooring.ops;

import io.mooring.run.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means also that accepted work will be carried out here. */
@Readiness
@ApplicationScoped
class EngineReadiness implements HealthCheck {
    private final Engine engine;

    EngineReadiness(Engine engine) {
        this.engine = engine;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("engine").status(engine.accepting()).build();
    }
}
