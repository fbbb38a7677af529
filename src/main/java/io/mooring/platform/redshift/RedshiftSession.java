package io.mooring.platform.redshift;

import io.mooring.domain.StatementText;
import io.mooring.platform.PlatformException;
import io.mooring.platform.PlatformSession;
import io.mooring.platform.net.Limits;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collector;

/**
 * A conversation with Redshift: simple queries only, one at a time, each outside a transaction. A statement that is too slow, is cancelled
 * by its caller, or ends in anything but an answer ends the conversation with it. Answers on the caller's Vert.x context.
 */
public final class RedshiftSession implements PlatformSession {
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    /** More rows than any question of ours has; the rest of a mad answer is read and dropped. */
    private static final int MOST_ROWS = 10_000;

    private final Vertx vertx;
    private final PgConnection connection;
    private final Runnable hangUp;
    private final Failures failures;
    private final Limits limits;

    RedshiftSession(Vertx vertx, PgConnection connection, Runnable hangUp, Failures failures, Limits limits) {
        this.vertx = vertx;
        this.connection = connection;
        this.hangUp = hangUp;
        this.failures = failures;
        this.limits = limits;
        connection.exceptionHandler(failure -> hangUp.run());
        // Notices are the server's own text: nobody asked for them, and they do not belong into our log.
        connection.noticeHandler(notice -> {});
    }

    @Override
    public Uni<Void> execute(StatementText statement) {
        return rows(statement).replaceWithVoid();
    }

    @Override
    public Uni<Boolean> finds(StatementText question) {
        return rows(question).map(rows -> !rows.isEmpty());
    }

    /** The answer's rows as text; an absent value is an empty text. */
    Uni<List<List<String>>> rows(StatementText question) {
        return Uni.createFrom().deferred(() -> {
            Context caller = vertx.getOrCreateContext();
            return ask(question.executable()).emitOn(task -> caller.runOnContext(ignored -> task.run()));
        });
    }

    /** Says good-bye if the other side listens, and closes the socket in any case. */
    @Override
    public Uni<Void> close() {
        return Uni.createFrom()
                .completionStage(() -> connection.close().toCompletionStage())
                .ifNoItem()
                .after(FAREWELL)
                .recoverWithUni(() -> Uni.createFrom().voidItem())
                .onFailure()
                .recoverWithNull()
                .onTermination()
                .invoke(hangUp);
    }

    private Uni<List<List<String>>> ask(String sql) {
        return Uni.createFrom()
                .completionStage(() -> connection
                        .query(sql)
                        .collecting(texts())
                        .execute()
                        .map(result -> result.value())
                        .toCompletionStage())
                .ifNoItem()
                .after(limits.statement())
                .failWith(failures::statementTimedOut)
                .onFailure()
                .transform(failures::ofStatement)
                .onFailure(failure -> ((PlatformException) failure).outcomeUnknown())
                .invoke(hangUp)
                .onCancellation()
                .invoke(hangUp);
    }

    private static Collector<Row, List<List<String>>, List<List<String>>> texts() {
        return Collector.of(ArrayList::new, RedshiftSession::keep, (left, right) -> {
            left.addAll(right);
            return left;
        });
    }

    private static void keep(List<List<String>> rows, Row row) {
        if (rows.size() < MOST_ROWS) {
            List<String> values = new ArrayList<>(row.size());
            for (int column = 0; column < row.size(); column++) {
                values.add(Objects.toString(row.getValue(column), ""));
            }
            rows.add(values);
        }
    }
}
