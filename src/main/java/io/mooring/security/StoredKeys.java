package io.mooring.security;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The keys in the database. Those that people make are few and read as a whole; those of Trino integrations may be very many and are
 * looked up one by one.
 */
interface StoredKeys {
    /** Every key that people made, in the order of their numbers. */
    Uni<List<StoredKey>> all();

    /** The key of an integration, unless the integration is disabled. */
    Uni<Optional<ApiKey>> ofIntegration(KeyHash hash);

    Uni<StoredKey> insert(NewKey key, KeyHash hash, Instant now);

    /** Whether there was one. */
    Uni<Boolean> delete(long id);

    /** Writes down that the keys were used. */
    Uni<Void> used(Collection<Long> ids, Instant at);
}
