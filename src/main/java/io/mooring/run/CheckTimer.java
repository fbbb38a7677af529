package io.mooring.run;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Monotonic time and alarms; tests bring their own. */
record CheckTimer(ScheduledExecutorService alarms, LongSupplier nanos) {
    long nanoTime() {
        return nanos.getAsLong();
    }

    Cancellable after(Duration delay, Runnable action) {
        ScheduledFuture<?> alarm = alarms.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> alarm.cancel(false);
    }
}
