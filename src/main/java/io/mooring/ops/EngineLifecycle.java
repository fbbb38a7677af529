package io.mooring.ops;

import io.mooring.run.Engine;
import io.mooring.run.RunStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Starts the engine when every start-up check has passed, and stops it before the database goes. */
@ApplicationScoped
class EngineLifecycle {
    private static final Logger LOG = Logger.getLogger(EngineLifecycle.class);

    /** After the start-up checks. */
    private static final int AFTER_CHECKS = 5_000;

    /** What is under way when the service is told to stop has this long; the rest is handed back to the queue. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Engine engine;
    private final RunStore runs;

    EngineLifecycle(Engine engine, RunStore runs) {
        this.engine = engine;
        this.runs = runs;
    }

    void start(@Observes @Priority(AFTER_CHECKS) StartupEvent event) {
        if (EmbeddedDatabase.inThisProcess().isEmpty()) {
            engine.start();
            return;
        }
        // Nobody else uses the embedded database, so whoever held a run is gone: no need to wait for its lease to end.
        runs.releaseAll()
                .onTermination()
                .invoke(engine::start)
                .subscribe()
                .with(
                        count -> LOG.debugf("%d runs of an earlier process are taken up again", count),
                        failure -> LOG.warn("Runs of an earlier process go on when their lease ends", failure));
    }

    void stop(@Observes ShutdownEvent event) {
        engine.stop(PATIENCE).await().atMost(PATIENCE.plusSeconds(5));
    }
}
