package io.mooring.security;

import io.mooring.run.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which keys are valid now. The configured key and those that people made are in memory, read anew every half second, and stay usable when
 * the database cannot be reached; keys of integrations, of which there may be very many, are asked for one by one, and only where a key
 * looks like one of them, so that guesses of any other form cost no query.
 */
@Singleton
class ApiKeys {
    private final StoredKeys table;
    private final Clock clock;
    private final Map<KeyHash, ApiKey> configured;
    private final AtomicLong questions = new AtomicLong();
    private volatile Known known = new Known(0, Map.of());

    /** What was read, and how recent the question was: answers may overtake each other. */
    private record Known(long question, Map<KeyHash, ApiKey> keys) {}

    @Inject
    ApiKeys(StoredKeys table, SecuritySettings settings) {
        this(table, ConfiguredKey.from(settings), Clock.systemUTC());
    }

    ApiKeys(StoredKeys table, Optional<ApiKey> configured, Clock clock) {
        this.table = table;
        this.clock = clock;
        this.configured = configured.map(key -> Map.of(key.hash(), key)).orElse(Map.of());
    }

    /** The key, if it is valid and can be told without asking anybody. */
    Optional<ApiKey> inMemory(Question question) {
        return ifValid(known(question.hash()));
    }

    /** Whether only the database can tell: every such question costs a query. */
    boolean isForDatabase(Question question) {
        return question.maybeOfIntegration() && known(question.hash()).isEmpty();
    }

    /** A key that is not in memory, if it is valid. Fails with {@link StoreUnavailableException} if that cannot be told. */
    Uni<Optional<ApiKey>> lookUp(Question question) {
        return isForDatabase(question)
                ? DatabaseAnswer.of(table.ofIntegration(question.hash())).map(this::ifValid)
                : Uni.createFrom().item(Optional.empty());
    }

    /** Reads the keys anew. Not for a caller who waits: may take as long as the database does. */
    Uni<Void> refresh() {
        return Uni.createFrom().deferred(() -> {
            long question = questions.incrementAndGet();
            return DatabaseAnswer.of(table.all())
                    .invoke(keys -> learn(question, keys))
                    .replaceWithVoid();
        });
    }

    /** The same after a change made here. What it cannot learn now, the next regular reading will tell. */
    Uni<Void> refreshIfPossible() {
        return refresh().onFailure(StoreUnavailableException.class).recoverWithNull();
    }

    private Optional<ApiKey> known(KeyHash hash) {
        ApiKey key = configured.get(hash);
        return Optional.ofNullable(key == null ? known.keys().get(hash) : key);
    }

    private Optional<ApiKey> ifValid(Optional<ApiKey> key) {
        return key.filter(found -> found.isValidAt(clock.instant()));
    }

    private synchronized void learn(long question, List<StoredKey> rows) {
        if (question > known.question()) {
            Map<KeyHash, ApiKey> keys = new HashMap<>();
            rows.forEach(row -> keys.put(row.key().hash(), row.key()));
            known = new Known(question, Map.copyOf(keys));
        }
    }
}
