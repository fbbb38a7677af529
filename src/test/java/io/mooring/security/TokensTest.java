package io.mooring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokensTest {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final TestClock clock = new TestClock();
    private final KeysetSealing sealing = Keysets.sealing();
    private final Tokens tokens = new Tokens(sealing, LIFETIME, clock);
    private final ApiKey key = ConfiguredKey.of("option", "k".repeat(32));

    @Test
    void aTokenNamesItsKeyAndItsEnd() {
        String token = tokens.mint(key).reveal();

        assertThat(tokens.recognises(token)).isTrue();
        assertThat(tokens.open(token))
                .contains(new Token(key.hash(), false, clock.instant().plus(LIFETIME)));
    }

    @Test
    void aTokenOfAnIntegrationsKeySaysSo() {
        ApiKey trino = new ApiKey(
                Caller.Kind.INTEGRATION_KEY, "1", "trino", KeyHash.of("x"), Set.of(), OptionalLong.of(5), null);

        assertThat(tokens.open(tokens.mint(trino).reveal()))
                .hasValueSatisfying(token -> assertThat(token.ofIntegration()).isTrue());
    }

    @Test
    void aTokenConsistsOfCharactersThatNeedNoEscapeInAnyPlace() {
        assertThat(tokens.mint(key).reveal()).matches("mt_[A-Za-z0-9_-]{90,120}");
    }

    @Test
    void aTokenEndsAfterItsLifetimeAndNotAMomentLater() {
        String token = tokens.mint(key).reveal();

        clock.advance(LIFETIME.minusMillis(1));
        assertThat(tokens.open(token)).isPresent();

        clock.advance(Duration.ofMillis(1));
        assertThat(tokens.open(token)).isEmpty();
    }

    @Test
    void anotherReplicaWithTheSameKeysetOpensIt() {
        assertThat(new Tokens(sealing, Duration.ofMinutes(1), clock)
                        .open(tokens.mint(key).reveal()))
                .isPresent();
    }

    @Test
    void anotherKeysetDoesNotOpenIt() {
        assertThat(new Tokens(Keysets.sealing(), LIFETIME, clock)
                        .open(tokens.mint(key).reveal()))
                .isEmpty();
    }

    @Test
    void whatWasSealedForAnotherPurposeIsNoToken() {
        byte[] bytes = new Token(key.hash(), false, clock.instant().plus(LIFETIME)).bytes();
        byte[] sealed = sealing.seal(bytes, "another purpose".getBytes(StandardCharsets.UTF_8));

        assertThat(tokens.open("mt_" + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed)))
                .isEmpty();
    }

    @Test
    void aTokenWithOneOtherCharacterIsNone() {
        String token = tokens.mint(key).reveal();
        // The last character also holds bits that no byte uses; whatever is in them is part of no key.
        for (int position = 3; position < token.length() - 1; position++) {
            char other = token.charAt(position) == 'A' ? 'B' : 'A';

            assertThat(tokens.open(token.substring(0, position) + other + token.substring(position + 1)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mt_", "mt_A", "mt_*", "mt_AAAA", "mt_ä", "mt_AAAA=", "mt_AAAA\n"})
    void rubbishIsNoToken(String text) {
        assertThat(tokens.open(text)).isEmpty();
    }

    @Property(tries = 300)
    void noTextOpensByChance(@ForAll String text) {
        assertThat(new Tokens(Keysets.sealing(), LIFETIME, new TestClock()).open("mt_" + text))
                .isEmpty();
    }

    @Test
    void onlyWhatLooksLikeATokenIsWorthTrying() {
        assertThat(tokens.recognises("mk_abc")).isFalse();
        assertThat(tokens.recognises("mt_" + "a".repeat(600))).isFalse();
    }

    @Test
    void aTokenIsASecret() {
        Secret token = tokens.mint(key);

        assertThat(token.toString()).isEqualTo(Secret.MARK);
    }
}
