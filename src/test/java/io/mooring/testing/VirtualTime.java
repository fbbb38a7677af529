package io.mooring.testing;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A scheduler whose time passes only when a test says so; everything runs on the test's own thread, in the order of its time. */
public final class VirtualTime extends AbstractExecutorService implements ScheduledExecutorService {
    private final PriorityQueue<Alarm<?>> alarms = new PriorityQueue<>(
            Comparator.<Alarm<?>>comparingLong(alarm -> alarm.at).thenComparingLong(a -> a.order));
    private long now;
    private long orders;

    private final class Alarm<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final long at;
        private final long order = orders++;

        private Alarm(Callable<V> action, long at) {
            super(action);
            this.at = at;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - now, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    public long nanos() {
        return now;
    }

    public Duration elapsed() {
        return Duration.ofNanos(now);
    }

    /** Lets all scheduled time pass; ends when nothing is scheduled any more. */
    public void runOut() {
        while (!alarms.isEmpty()) {
            step();
        }
    }

    /** Lets time pass up to this moment. */
    public void passUntil(Duration moment) {
        while (!alarms.isEmpty() && alarms.element().at <= moment.toNanos()) {
            step();
        }
        now = Math.max(now, moment.toNanos());
    }

    private void step() {
        Alarm<?> next = alarms.remove();
        if (!next.isCancelled()) {
            now = next.at;
            next.run();
        }
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> action, long delay, TimeUnit unit) {
        Alarm<V> alarm = new Alarm<>(action, now + Math.max(0, unit.toNanos(delay)));
        alarms.add(alarm);
        return alarm;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable action, long delay, TimeUnit unit) {
        return schedule(
                () -> {
                    action.run();
                    return null;
                },
                delay,
                unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable action, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("Repeated alarms would never run out");
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable action, long first, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("Repeated alarms would never run out");
    }

    @Override
    public void execute(Runnable action) {
        ScheduledFuture<?> unused = schedule(action, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public void shutdown() {
        alarms.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        alarms.clear();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }
}
