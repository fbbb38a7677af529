package io.mooring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mooring.domain.Problem;
import io.mooring.platform.PlatformError;
import io.mooring.platform.PlatformException;
import io.mooring.platform.net.OutboundDoor.Passage;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutboundPolicyTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Resolver NOBODY = name -> Uni.createFrom().failure(new UnknownHostException(name));
    private static final Resolver UNASKED = name -> {
        throw new AssertionError("The resolver was asked for " + name);
    };

    private static OutboundPolicy policy(Resolver resolver, String... allowedNetworks) {
        return new OutboundPolicy(
                resolver,
                OutboundRules.of(
                        List.of(allowedNetworks),
                        List.of("Plain.Example:5439", "[::1]:5432", "127.0.0.1:5432"),
                        Optional.of(Path.of("authorities.pem"))));
    }

    private static Resolver answering(String... addresses) {
        List<InetAddress> answer = Arrays.stream(addresses).map(Addresses::of).toList();
        return name -> Uni.createFrom().item(answer);
    }

    private static Passage ask(OutboundPolicy policy, String host, int port) {
        return policy.ask(host, port).await().atMost(SOON);
    }

    private static Problem problemOf(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(PlatformException.class);
        assertThat(((PlatformException) thrown).outcomeUnknown()).isFalse();
        return ((PlatformException) thrown).problem();
    }

    @Nested
    final class Names {

        @Test
        void theFirstAddressOfAnAllowedNameIsTheOneToConnectTo() {
            Passage passage = ask(policy(answering("52.1.2.3", "52.1.2.4")), "Db.Example.com.", 5439);

            assertThat(passage)
                    .isEqualTo(new Passage(
                            "db.example.com",
                            5439,
                            Addresses.of("52.1.2.3"),
                            false,
                            Optional.of(Path.of("authorities.pem"))));
        }

        @Test
        void theResolverIsAskedOnce() {
            AtomicInteger questions = new AtomicInteger();
            Resolver counting = name -> {
                questions.incrementAndGet();
                return answering("52.1.2.3").resolve(name);
            };

            ask(policy(counting), "db.example.com", 5439);

            assertThat(questions).hasValue(1);
        }

        @Test
        void oneInternalAddressAmongPublicOnesRefusesTheName() {
            assertThat(problemOf(() -> ask(policy(answering("52.1.2.3", "10.0.0.1")), "db.example.com", 5439)))
                    .isEqualTo(Problem.of(
                            PlatformError.OUTBOUND_REFUSED,
                            Map.of("host", "db.example.com", "reason", "it leads to a private address")));
        }

        @Test
        void aListedNetworkAllowsTheMixture() {
            Passage passage = ask(policy(answering("10.0.0.1", "52.1.2.3"), "10.0.0.0/24"), "db.example.com", 5439);

            assertThat(passage.address()).isEqualTo(Addresses.of("10.0.0.1"));
        }

        @Test
        void aNameWithoutAnAddressIsUnknown() {
            assertThat(problemOf(() -> ask(policy(answering()), "db.example.com", 5439)))
                    .isEqualTo(Problem.of(PlatformError.HOST_UNKNOWN, Map.of("host", "db.example.com")));
        }

        @Test
        void aNameThatTheResolverDoesNotKnowIsUnknown() {
            assertThat(problemOf(() -> ask(policy(NOBODY), "nowhere.example", 5439)))
                    .isEqualTo(Problem.of(PlatformError.HOST_UNKNOWN, Map.of("host", "nowhere.example")));
        }

        @Test
        void aBrokenResolverIsNotAnUnknownHost() {
            Resolver broken = name -> Uni.createFrom().failure(new IllegalStateException("no threads"));

            assertThatThrownBy(() -> ask(policy(broken), "db.example.com", 5439))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    final class Literals {

        @Test
        void anAddressNeedsNoResolver() {
            assertThat(ask(policy(UNASKED), "52.1.2.3", 443).address()).isEqualTo(Addresses.of("52.1.2.3"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"127.0.0.1", "[::1]", "::ffff:127.0.0.1", "[::ffff:7f00:1]", "169.254.169.254", "10.0.0.1."})
        void anInternalAddressIsRefused(String host) {
            assertThat(problemOf(() -> ask(policy(UNASKED), host, 443)).code())
                    .isEqualTo(PlatformError.OUTBOUND_REFUSED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0x7f.1", "2130706433", "127.1", "0177.0.0.1"})
        void anUnusualSpellingIsRefusedEvenWhereTheAddressIsAllowed(String host) {
            assertThat(problemOf(() -> ask(policy(UNASKED, "127.0.0.0/8"), host, 443)))
                    .isEqualTo(Problem.of(
                            PlatformError.OUTBOUND_REFUSED,
                            Map.of("host", host, "reason", "IP addresses are taken in their usual spelling only")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "fe80::1%eth0", "a b", "host:80", "user@host"})
        void whatIsNoHostIsUnknown(String host) {
            assertThat(problemOf(() -> ask(policy(UNASKED, "::/0"), host, 443)).code())
                    .isEqualTo(PlatformError.HOST_UNKNOWN);
        }
    }

    @Nested
    final class Plaintext {

        @ParameterizedTest
        @ValueSource(strings = {"plain.example", "PLAIN.EXAMPLE", "Plain.Example."})
        void aListedTargetIsFoundInAnyCase(String host) {
            assertThat(ask(policy(answering("52.1.2.3")), host, 5439).plaintext())
                    .isTrue();
        }

        @Test
        void anotherPortOrHostIsNotListed() {
            assertThat(ask(policy(answering("52.1.2.3")), "plain.example", 5440).plaintext())
                    .isFalse();
            assertThat(ask(policy(answering("52.1.2.3")), "x.plain.example", 5439)
                            .plaintext())
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"[::1]", "::1", "0:0:0:0:0:0:0:1", "127.0.0.1", "::ffff:127.0.0.1"})
        void aListedAddressIsFoundInAnySpelling(String host) {
            assertThat(ask(policy(UNASKED, "127.0.0.0/8", "::1"), host, 5432).plaintext())
                    .isTrue();
        }

        @Test
        void aPlaintextTargetIsNotExemptFromThePolicy() {
            assertThat(problemOf(() -> ask(policy(answering("127.0.0.1")), "plain.example", 5439))
                            .code())
                    .isEqualTo(PlatformError.OUTBOUND_REFUSED);
        }
    }
}
