package io.mooring.security;

import io.mooring.domain.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes, lists and deletes API keys; those of Trino integrations belong to their integrations and are not among them. What is answered is
 * durable, and in force here at once and on other replicas within a second. Fails with
 * {@link io.mooring.run.StoreUnavailableException} when the database does not answer.
 */
@Singleton
public class ApiKeyAdministration {
    private static final String MARK = "mk_";
    private static final int KEY_BYTES = 32;

    private final StoredKeys table;
    private final ApiKeys keys;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    ApiKeyAdministration(StoredKeys table, ApiKeys keys) {
        this(table, keys, Clock.systemUTC(), new SecureRandom());
    }

    ApiKeyAdministration(StoredKeys table, ApiKeys keys, Clock clock, RandomGenerator random) {
        this.table = table;
        this.keys = keys;
        this.clock = clock;
        this.random = random;
    }

    /** Makes a key of 256 random bits. */
    public Uni<IssuedKey> create(NewKey wish) {
        Secret key = Secret.of(generate());
        return DatabaseAnswer.of(table.insert(
                        wish, KeyHash.of(key.reveal()), clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .map(row -> new IssuedKey(row.managed(), key))
                .call(keys::refreshIfPossible);
    }

    /** Every key, oldest first. */
    public Uni<List<ManagedKey>> list() {
        return DatabaseAnswer.of(table.all())
                .map(rows -> rows.stream().map(StoredKey::managed).toList());
    }

    /** Whether there was such a key; there is none afterwards, and its tokens are worth nothing. */
    public Uni<Boolean> delete(long id) {
        return DatabaseAnswer.of(table.delete(id)).call(keys::refreshIfPossible);
    }

    private String generate() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
