package io.mooring.store;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection that listens on a channel, made again whenever it is lost. It sends itself a word at its beginning and every so often: a
 * word that does not come back means that the connection is dead, or that a pooler in between gave the channel to another session.
 */
final class Listening {
    private static final Logger LOG = Logger.getLogger(Listening.class);

    private static final Duration ECHO = Duration.ofSeconds(2);
    private static final Duration BETWEEN_ECHOES = Duration.ofSeconds(15);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration PAUSE_BEHIND_A_POOLER = Duration.ofMinutes(5);

    private final Supplier<Future<PgConnection>> connector;
    private final String listen;
    private final String echo;
    private final String word;
    private final ScheduledExecutorService alarms;
    private final Consumer<String> heard;
    private final Runnable begun;

    private @Nullable PgConnection connection;
    private Duration pause = FIRST_PAUSE;
    private boolean closed;
    private boolean answered;
    private boolean complained;

    /**
     * @param listen the statement that begins to listen
     * @param channel where words go
     * @param word comes back to nobody else
     * @param heard gets what others say
     * @param begun what was said before this may have been missed
     */
    Listening(
            Supplier<Future<PgConnection>> connector,
            String listen,
            String channel,
            String word,
            ScheduledExecutorService alarms,
            Consumer<String> heard,
            Runnable begun) {
        this.connector = connector;
        this.listen = listen;
        this.echo = "select pg_notify('" + channel + "', '" + word + "')";
        this.word = word;
        this.alarms = alarms;
        this.heard = heard;
        this.begun = begun;
    }

    void start() {
        connector.get().onSuccess(this::connected).onFailure(this::failed);
    }

    void close() {
        PgConnection last;
        synchronized (this) {
            closed = true;
            last = connection;
            connection = null;
        }
        if (last != null) {
            last.close();
        }
    }

    private void connected(PgConnection made) {
        synchronized (this) {
            if (!closed) {
                connection = made;
                answered = false;
            }
        }
        if (!isCurrent(made)) {
            made.close();
            return;
        }
        made.notificationHandler(notification -> notified(notification));
        made.closeHandler(gone -> lost(made, nextPause()));
        made.query(listen).execute().onSuccess(done -> ask(made)).onFailure(failure -> lost(made, nextPause()));
    }

    private void ask(PgConnection asked) {
        synchronized (this) {
            answered = false;
        }
        asked.query(echo).execute().onFailure(failure -> lost(asked, nextPause()));
        later(ECHO, () -> look(asked));
    }

    private void notified(PgNotification notification) {
        if (!notification.getPayload().equals(word)) {
            heard.accept(notification.getPayload());
            return;
        }
        synchronized (this) {
            answered = true;
        }
    }

    /** The pause is short again only once the channel has worked. */
    private void look(PgConnection asked) {
        boolean well;
        synchronized (this) {
            well = answered;
            if (well) {
                pause = FIRST_PAUSE;
                complained = false;
            }
        }
        if (!isCurrent(asked)) {
            return;
        }
        if (well) {
            begun.run();
            later(BETWEEN_ECHOES, () -> askAgain(asked));
        } else {
            complain();
            lost(asked, PAUSE_BEHIND_A_POOLER);
        }
    }

    private void askAgain(PgConnection asked) {
        if (isCurrent(asked)) {
            ask(asked);
        }
    }

    private synchronized void complain() {
        if (!complained) {
            complained = true;
            LOG.warn("Notifications of the database do not arrive, as behind a connection pooler that moves sessions."
                    + " Work of other replicas is found by looking at the table every mooring.engine.poll-interval.");
        }
    }

    private void failed(Throwable failure) {
        LOG.debug("The connection that listens cannot be made at the moment", failure);
        later(nextPause(), this::startAgain);
    }

    private void lost(PgConnection gone, Duration wait) {
        synchronized (this) {
            if (!isCurrent(gone)) {
                return;
            }
            connection = null;
        }
        gone.close();
        later(wait, this::startAgain);
    }

    private void startAgain() {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        start();
    }

    @SuppressWarnings("ReferenceEquality") // this very connection is meant
    private synchronized boolean isCurrent(PgConnection asked) {
        return connection == asked;
    }

    private synchronized Duration nextPause() {
        Duration now = pause;
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return now;
    }

    private void later(Duration delay, Runnable action) {
        ScheduledFuture<?> unused = alarms.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
