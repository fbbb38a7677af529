package io.mooring.run;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Something that is done again and again until it is stopped, whatever happens in one of the rounds. */
final class Repeated {
    private static final Logger LOG = Logger.getLogger(Repeated.class);

    private final ScheduledExecutorService alarms;
    private final Duration interval;
    private final Runnable action;
    private boolean stopped = true;
    private @Nullable ScheduledFuture<?> next;

    Repeated(ScheduledExecutorService alarms, Duration interval, Runnable action) {
        this.alarms = alarms;
        this.interval = interval;
        this.action = action;
    }

    /** The first round is at once. */
    void start() {
        synchronized (this) {
            stopped = false;
        }
        round();
    }

    synchronized void stop() {
        stopped = true;
        if (next != null) {
            next.cancel(false);
        }
    }

    private void round() {
        synchronized (this) {
            if (stopped) {
                return;
            }
            next = alarms.schedule(this::round, interval.toNanos(), TimeUnit.NANOSECONDS);
        }
        try {
            action.run();
        } catch (RuntimeException broken) {
            LOG.error("One round of the engine's repeated work failed", broken);
        }
    }
}
