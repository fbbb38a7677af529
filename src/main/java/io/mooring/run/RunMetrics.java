package io.mooring.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Counts and times what the engine does. */
@ApplicationScoped
public class RunMetrics {
    private final MeterRegistry registry;
    private final Counter leasesLost;
    private final Counter unreadableRuns;
    private final Counter outlivedRuns;

    @Inject
    public RunMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.leasesLost = Counter.builder("mooring.runs.leases.lost")
                .description("Runs that this process had to give up because it could not renew its lease")
                .register(registry);
        this.outlivedRuns = Counter.builder("mooring.runs.outlived")
                .description(
                        "Runs that were settled as failed because their one-time credentials were not kept that long")
                .register(registry);
        this.unreadableRuns = Counter.builder("mooring.runs.unreadable")
                .description("Runs that were settled as failed because their row could not be read")
                .register(registry);
    }

    void settled(Claim claim, Settlement settlement, Duration duration) {
        switch (claim) {
            case Claim.Whole whole -> settled(whole.run(), settlement, duration);
            case Claim.Outlived outlived -> outlivedRuns.increment();
            case Claim.Unreadable unreadable -> unreadableRuns.increment();
        }
    }

    private void settled(ClaimedRun run, Settlement settlement, Duration duration) {
        Timer.builder("mooring.runs")
                .description("Settled runs and the time they took")
                .tag("platform", run.type())
                .tag("operation", run.operation().wireName())
                .tag("outcome", outcome(settlement))
                .register(registry)
                .record(duration);
    }

    void leaseLost() {
        leasesLost.increment();
    }

    private static String outcome(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Succeeded succeeded -> "succeeded";
            case Settlement.Failed failed -> "failed";
        };
    }
}
