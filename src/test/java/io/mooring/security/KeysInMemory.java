package io.mooring.security;

import io.smallrye.mutiny.Uni;
import java.net.ConnectException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table of keys without a database; it can be made to fail, and tells what it was asked. */
final class KeysInMemory implements StoredKeys {
    final Map<Long, StoredKey> rows = new TreeMap<>();
    final List<KeyHash> lookUps = new ArrayList<>();
    final List<Set<Long>> uses = new ArrayList<>();
    boolean down;
    private long last;

    ApiKey add(String key, Set<Permission> permissions, @Nullable Instant expiresAt) {
        return put(new ApiKey(
                Caller.Kind.STORED_KEY,
                Long.toString(++last),
                "key " + last,
                KeyHash.of(key),
                permissions,
                OptionalLong.empty(),
                expiresAt));
    }

    ApiKey addOfIntegration(String key, long integration) {
        return put(new ApiKey(
                Caller.Kind.INTEGRATION_KEY,
                Long.toString(++last),
                "key " + last,
                KeyHash.of(key),
                Set.of(),
                OptionalLong.of(integration),
                null));
    }

    private ApiKey put(ApiKey key) {
        rows.put(last, new StoredKey(last, key, Instant.EPOCH, null));
        return key;
    }

    @Override
    public Uni<List<StoredKey>> all() {
        return answer(rows.values().stream()
                .filter(row -> row.key().integration().isEmpty())
                .sorted(Comparator.comparingLong(StoredKey::id))
                .toList());
    }

    @Override
    public Uni<Optional<ApiKey>> ofIntegration(KeyHash hash) {
        lookUps.add(hash);
        return answer(rows.values().stream()
                .map(StoredKey::key)
                .filter(key -> key.integration().isPresent() && key.hash().equals(hash))
                .findFirst());
    }

    @Override
    public Uni<StoredKey> insert(NewKey key, KeyHash hash, Instant now) {
        throw new UnsupportedOperationException("Tested with a database");
    }

    @Override
    public Uni<Boolean> delete(long id) {
        return answer(rows.remove(id) != null);
    }

    @Override
    public Uni<Void> used(Collection<Long> ids, Instant at) {
        if (!down) {
            uses.add(Set.copyOf(ids));
        }
        return answer(true).replaceWithVoid();
    }

    private <T> Uni<T> answer(T answer) {
        return down
                ? Uni.createFrom().failure(new ConnectException("no database"))
                : Uni.createFrom().item(answer);
    }
}
