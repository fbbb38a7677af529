package io.mooring.security;

import io.mooring.domain.Secret;
import io.mooring.run.Sealing;
import io.mooring.run.SealingException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Short-lived tokens: sealed values that every replica with the same keyset can open, so that no table is needed. */
@Singleton
class Tokens {
    private static final String MARK = "mt_";
    private static final int LONGEST = 512;
    private static final byte[] CONTEXT = "mooring bearer token".getBytes(StandardCharsets.UTF_8);

    private final Sealing sealing;
    private final Duration lifetime;
    private final Clock clock;

    @Inject
    Tokens(Sealing sealing, SecuritySettings settings) {
        this(sealing, settings.tokenLifetime(), Clock.systemUTC());
    }

    Tokens(Sealing sealing, Duration lifetime, Clock clock) {
        this.sealing = sealing;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** A new token for the key. */
    Secret mint(ApiKey key) {
        boolean ofIntegration = key.kind() == Caller.Kind.INTEGRATION_KEY;
        Token token = new Token(key.hash(), ofIntegration, clock.instant().plus(lifetime));
        return Secret.of(
                MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(sealing.seal(token.bytes(), CONTEXT)));
    }

    /** Whether this has the form of a token, so that trying to open it is worth the time. */
    boolean recognises(String text) {
        return text.startsWith(MARK) && text.length() <= LONGEST;
    }

    /** What a token says, unless it was not made here, was changed, or its time is over. */
    Optional<Token> open(String text) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(text.substring(MARK.length()));
            return Optional.of(Token.ofBytes(sealing.open(sealed, CONTEXT)))
                    .filter(token -> clock.instant().isBefore(token.expiresAt()));
        } catch (SealingException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
