package io.mooring.security;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** {@link StoredKeys} in the table {@code api_key}, and those of integrations in these. */
@Singleton
final class ApiKeyTable implements StoredKeys {
    private static final String COLUMNS = "id, name, hash, permissions, expires_at, created_at, last_used_at";
    private static final String ALL = "select " + COLUMNS + " from api_key order by id";
    private static final String OF_INTEGRATION =
            "select id, type from integration where issued_key_hash = $1 and status <> 'disabled'";
    private static final String INSERT = "insert into api_key (name, hash, permissions, expires_at, created_at)"
            + " values ($1, $2, $3, $4, $5) returning " + COLUMNS;
    private static final String DELETE = "delete from api_key where id = $1";
    private static final String USED = "update api_key set last_used_at = $2 where id = any($1)"
            + " and (last_used_at is null or last_used_at <= $2::timestamptz - interval '1 minute')";

    private final Pool pool;

    ApiKeyTable(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<StoredKey>> all() {
        return pool.preparedQuery(ALL).execute().map(ApiKeyTable::keys);
    }

    @Override
    public Uni<Optional<ApiKey>> ofIntegration(KeyHash hash) {
        return pool.preparedQuery(OF_INTEGRATION)
                .execute(Tuple.of(hash.bytes()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> keyOfIntegration(row, hash))
                        .findFirst());
    }

    @Override
    public Uni<StoredKey> insert(NewKey key, KeyHash hash, Instant now) {
        String[] permissions =
                key.permissions().stream().map(Permission::name).sorted().toArray(String[]::new);
        return pool.preparedQuery(INSERT)
                .execute(Tuple.of(key.name(), hash.bytes(), permissions, utc(key.expiresAt()), utc(now)))
                .map(rows -> keys(rows).getFirst());
    }

    @Override
    public Uni<Boolean> delete(long id) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(id)).map(rows -> rows.rowCount() > 0);
    }

    /** Other replicas write too: a time less than a minute old stays. */
    @Override
    public Uni<Void> used(Collection<Long> ids, Instant at) {
        return pool.preparedQuery(USED)
                .execute(Tuple.of(ids.toArray(Long[]::new), utc(at)))
                .replaceWithVoid();
    }

    private static List<StoredKey> keys(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ApiKeyTable::key)
                .toList();
    }

    private static ApiKey keyOfIntegration(Row row, KeyHash hash) {
        long id = row.getLong("id");
        String name = row.getString("type") + " integration " + id;
        return new ApiKey(
                Caller.Kind.INTEGRATION_KEY, "integration-" + id, name, hash, Set.of(), OptionalLong.of(id), null);
    }

    private static StoredKey key(Row row) {
        long id = row.getLong("id");
        ApiKey key = new ApiKey(
                Caller.Kind.STORED_KEY,
                Long.toString(id),
                row.getString("name"),
                KeyHash.ofBytes(row.getBuffer("hash").getBytes()),
                permissions(row.getArrayOfStrings("permissions")),
                OptionalLong.empty(),
                instant(row.getOffsetDateTime("expires_at")));
        return new StoredKey(
                id,
                key,
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("last_used_at")));
    }

    /** A name that this version does not know gives nothing. */
    private static Set<Permission> permissions(String[] names) {
        Set<Permission> permissions = EnumSet.allOf(Permission.class);
        permissions.removeIf(permission -> !Arrays.asList(names).contains(permission.name()));
        return permissions;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
