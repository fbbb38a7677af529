package io.mooring.api;

import io.mooring.security.KeyHash;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Rows of the table of keys as other replicas, the engine and time make them. */
public final class KeyRows {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Pool pool;

    public KeyRows(Pool pool) {
        this.pool = pool;
    }

    /** A key that people made on another replica. */
    public long add(String key, String permission, @Nullable OffsetDateTime expiresAt) {
        return number(
                "insert into api_key (name, hash, permissions, expires_at) values ('other', $1, array[$2], $3) returning id",
                Tuple.of(KeyHash.of(key).bytes(), permission, expiresAt));
    }

    /** A Trino integration with its key. */
    public String addTrino() {
        String key = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong())
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        number(
                "insert into integration (type, automatic, status, config, validation_results, seal_id, issued_key, issued_key_hash)"
                        + " values ('Trino', false, 'enabled', '{}',"
                        + " '{\"status\":\"passed\",\"validationTests\":[]}', $1, '\\x00', $2) returning id",
                Tuple.of(UUID.randomUUID(), KeyHash.of(key).bytes()));
        return key;
    }

    public void remove(String key) {
        number(
                "delete from api_key where hash = $1 returning id",
                Tuple.of(KeyHash.of(key).bytes()));
    }

    /** Another replica gives the integration with this key a new one. */
    public void replaceTrino(String key) {
        number(
                "update integration set issued_key_hash = $2 where issued_key_hash = $1 returning id",
                Tuple.of(KeyHash.of(key).bytes(), KeyHash.of("another key").bytes()));
    }

    public void disableTrino(String key) {
        number(
                "update integration set status = 'disabled' where issued_key_hash = $1 returning id",
                Tuple.of(KeyHash.of(key).bytes()));
    }

    /** The row as text. */
    public Optional<String> row(long id) {
        return pool.preparedQuery("select api_key::text as row from api_key where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator())
                .map(rows -> rows.hasNext() ? Optional.of(rows.next().getString("row")) : Optional.<String>empty())
                .await()
                .atMost(SOON);
    }

    private long number(String statement, Tuple values) {
        return pool.preparedQuery(statement)
                .execute(values)
                .map(rows -> rows.iterator().next())
                .map((Row row) -> row.getLong("id"))
                .await()
                .atMost(SOON);
    }
}
