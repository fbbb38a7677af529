package io.mooring.run;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jboss.logging.Logger;

/** How many runs wait, as of the engine's last look at the table; when there are too many, no more work is accepted. */
@ApplicationScoped
public class Queue {
    private static final Logger LOG = Logger.getLogger(Queue.class);

    private final RunStore store;
    private final int limit;
    private volatile Backlog backlog = Backlog.NONE;

    @Inject
    public Queue(RunStore store, LimitSettings limits, MeterRegistry registry) {
        this.store = store;
        this.limit = limits.queue();
        Gauge.builder("mooring.queue.length", () -> backlog.runs())
                .description("Runs that wait to be carried out")
                .register(registry);
        Gauge.builder("mooring.queue.age", () -> backlog.age().toMillis() / 1000.0)
                .description("How long the oldest of them has been waiting")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Looks at the table again. */
    void look() {
        store.backlog()
                .subscribe()
                .with(now -> backlog = now, failure -> LOG.debug("The queue is not known at the moment", failure));
    }

    /** @throws Refusal when the queue is over its limit and the work would join it */
    void requireRoom(boolean joins) {
        if (joins && backlog.runs() >= limit) {
            throw Refusal.of(RunError.QUEUE_FULL, Map.of());
        }
    }
}
