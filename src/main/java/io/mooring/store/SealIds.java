package io.mooring.store;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.UUID;

/** Makes the 128 random bits that bind what is sealed in a row to that row. */
@Singleton
final class SealIds {
    private final SecureRandom random = new SecureRandom();

    UUID next() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
