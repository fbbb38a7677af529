package io.mooring.store;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Something that is done once for all who ask for it within a short while. */
final class Coalesced {
    private final ScheduledExecutorService alarms;
    private final Duration delay;
    private final Runnable action;
    private boolean planned;

    Coalesced(ScheduledExecutorService alarms, Duration delay, Runnable action) {
        this.alarms = alarms;
        this.delay = delay;
        this.action = action;
    }

    /** It is done this delay from now at the latest, and begins after this call. */
    synchronized void ask() {
        if (!planned) {
            planned = true;
            ScheduledFuture<?> unused = alarms.schedule(this::perform, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void perform() {
        synchronized (this) {
            planned = false;
        }
        action.run();
    }
}
