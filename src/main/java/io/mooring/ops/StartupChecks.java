package io.mooring.ops;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks every {@link StartupCheck} and stops the start, with all their lines, when one has something to say. */
@ApplicationScoped
class StartupChecks {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** Before anything else that begins to work at start. */
    private static final int FIRST = 1;

    private final Instance<StartupCheck> checks;
    private volatile boolean passed;

    StartupChecks(@Any Instance<StartupCheck> checks) {
        this.checks = checks;
    }

    void run(@Observes @Priority(FIRST) StartupEvent event) {
        List<String> problems = problems().await().atMost(LIMIT);
        if (!problems.isEmpty()) {
            throw StartRefused.configuration(problems);
        }
        passed = true;
    }

    private Uni<List<String>> problems() {
        return Multi.createFrom()
                .iterable(checks)
                .onItem()
                .transformToUniAndConcatenate(StartupCheck::problem)
                .select()
                .where(Optional::isPresent)
                .onItem()
                .transform(Optional::get)
                .collect()
                .asList();
    }

    boolean havePassed() {
        return passed;
    }
}
