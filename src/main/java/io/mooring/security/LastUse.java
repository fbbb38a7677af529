package io.mooring.security;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which keys were used and writes it down later: at most once a minute for each, and never while a request waits. */
@Singleton
class LastUse {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final StoredKeys table;
    private final Clock clock;
    private final Set<Long> used = ConcurrentHashMap.newKeySet();
    private final Map<Long, Instant> written = new ConcurrentHashMap<>();

    @Inject
    LastUse(StoredKeys table) {
        this(table, Clock.systemUTC());
    }

    LastUse(StoredKeys table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** In memory only. Neither the configured key nor an integration's is shown with its last use. */
    void note(ApiKey key) {
        if (key.kind() == Caller.Kind.STORED_KEY) {
            long id = Long.parseLong(key.id());
            if (!written.containsKey(id)) {
                used.add(id);
            }
        }
    }

    /** Writes what was noted. After a failure it is still noted. */
    Uni<Void> write() {
        Instant now = clock.instant();
        written.values().removeIf(at -> !at.isAfter(now.minus(PAUSE)));
        Set<Long> ids = Set.copyOf(used);
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : DatabaseAnswer.of(table.used(ids, now)).invoke(() -> forget(ids, now));
    }

    private void forget(Set<Long> ids, Instant now) {
        ids.forEach(id -> written.put(id, now));
        used.removeAll(ids);
    }
}
