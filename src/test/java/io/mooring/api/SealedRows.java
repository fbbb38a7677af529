package io.mooring.api;

import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/** The sealed secrets of integrations, for tests that make them unreadable. */
final class SealedRows {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Pool pool;

    SealedRows(Pool pool) {
        this.pool = pool;
    }

    /** Makes the secrets of an integration unreadable, and answers what they were. */
    Buffer damage(String id) {
        Buffer sealed = pool.preparedQuery("select sealed from integration where id = $1")
                .execute(Tuple.of(Long.parseLong(id)))
                .map(rows -> rows.iterator().next())
                .map((Row row) -> row.getBuffer("sealed"))
                .await()
                .atMost(SOON);
        Buffer damaged = sealed.copy();
        damaged.setByte(damaged.length() - 1, (byte) ~damaged.getByte(damaged.length() - 1));
        write(id, damaged);
        return sealed;
    }

    void write(String id, Buffer sealed) {
        pool.preparedQuery("update integration set sealed = $2 where id = $1")
                .execute(Tuple.of(Long.parseLong(id), sealed.getDelegate()))
                .await()
                .atMost(SOON);
    }
}
