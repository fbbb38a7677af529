package io.mooring.security;

import static io.mooring.security.Permission.APPLICATION_ADMIN;
import static io.mooring.security.Permission.INTEGRATION_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mooring.run.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiKeysTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String FIRST = "the-first-key-of-the-configuration";
    private static final String STORED = "mk_stored";
    private static final String TRINO = "0123456789abcdef0123456789abcdef";

    private final TestClock clock = new TestClock();
    private final KeysInMemory table = new KeysInMemory();
    private final ApiKeys keys = new ApiKeys(table, Optional.of(ConfiguredKey.of("option", FIRST)), clock);

    private Optional<ApiKey> find(String key) {
        Question question = Question.about(key);
        return keys.inMemory(question).or(() -> keys.lookUp(question).await().atMost(SOON));
    }

    private void refresh() {
        keys.refresh().await().atMost(SOON);
    }

    @Test
    void theConfiguredKeyIsAnAdministratorsWithoutARow() {
        assertThat(find(FIRST).map(ApiKey::caller))
                .hasValueSatisfying(caller -> assertThat(caller)
                        .extracting(Caller::keyId, Caller::kind, Caller::permissions)
                        .containsExactly("configured", Caller.Kind.CONFIGURED_KEY, Set.of(APPLICATION_ADMIN)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "the-first-key-of-the-configuratio",
                "the-first-key-of-the-configuration ",
                "THE-FIRST-KEY-OF-THE-CONFIGURATION"
            })
    void anythingElseIsNoKey(String key) {
        assertThat(find(key)).isEmpty();
    }

    @Test
    void aStoredKeyIsKnownFromTheNextReadingOnAndUnknownAfterItsRowIsGone() {
        ApiKey added = table.add(STORED, Set.of(INTEGRATION_STATUS), null);
        assertThat(find(STORED)).isEmpty();

        refresh();
        assertThat(find(STORED)).contains(added);

        table.rows.clear();
        refresh();
        assertThat(find(STORED)).isEmpty();
    }

    @Nested
    final class Expiry {

        @Test
        void aKeyIsValidUntilItExpiresAndNotAMomentLonger() {
            table.add(STORED, Set.of(INTEGRATION_STATUS), clock.instant().plusSeconds(60));
            refresh();

            clock.advance(Duration.ofSeconds(60).minusNanos(1));
            assertThat(find(STORED)).isPresent();

            clock.advance(Duration.ofNanos(1));
            assertThat(find(STORED)).isEmpty();
        }
    }

    @Nested
    final class WithoutTheDatabase {

        @Test
        void theLastKnownKeysStayInUseUntilTheyExpire() {
            table.add(STORED, Set.of(INTEGRATION_STATUS), clock.instant().plusSeconds(60));
            refresh();
            table.down = true;

            assertThatThrownBy(ApiKeysTest.this::refresh).isInstanceOf(StoreUnavailableException.class);
            assertThat(find(STORED)).isPresent();
            assertThat(find(FIRST)).isPresent();
            clock.advance(Duration.ofSeconds(60));
            assertThat(find(STORED)).isEmpty();
        }

        @Test
        void aKeyThatOnlyTheDatabaseKnowsCannotBeTold() {
            table.addOfIntegration(TRINO, 5);
            table.down = true;

            assertThatThrownBy(() -> find(TRINO)).isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Nested
    final class KeysOfIntegrations {

        @Test
        void oneIsFoundInTheDatabaseAtOnceAndGoneAtOnce() {
            ApiKey added = table.addOfIntegration(TRINO, 5);
            assertThat(find(TRINO)).contains(added);

            table.rows.clear();
            assertThat(find(TRINO)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0123456789abcdef0123456789abcde",
                    "0123456789abcdef0123456789abcdef0",
                    "0123456789ABCDEF0123456789ABCDEF",
                    "mk_0123456789abcdef0123456789abc",
                    "g123456789abcdef0123456789abcdef"
                })
        void aKeyOfAnotherFormCostsNoQuery(String key) {
            assertThat(find(key)).isEmpty();
            assertThat(table.lookUps).isEmpty();
        }
    }

    @Nested
    final class Answers {
        private final List<UniEmitter<? super List<StoredKey>>> open = new ArrayList<>();
        private final ApiKeys slow = new ApiKeys(new SlowTable(), Optional.empty(), clock);

        @Test
        void anOlderAnswerThatArrivesLateDoesNotBringADeletedKeyBack() {
            table.add(STORED, Set.of(APPLICATION_ADMIN), null);
            List<StoredKey> before = List.copyOf(table.rows.values());
            slow.refresh().subscribe().with(done -> {});
            slow.refresh().subscribe().with(done -> {});

            open.get(1).complete(List.of());
            open.get(0).complete(before);

            assertThat(slow.inMemory(Question.about(STORED))).isEmpty();
        }

        /** Answers when the test says so. */
        private final class SlowTable implements StoredKeys {
            @Override
            public Uni<List<StoredKey>> all() {
                return Uni.createFrom().emitter(open::add);
            }

            @Override
            public Uni<Optional<ApiKey>> ofIntegration(KeyHash hash) {
                return table.ofIntegration(hash);
            }

            @Override
            public Uni<StoredKey> insert(NewKey key, KeyHash hash, Instant now) {
                return table.insert(key, hash, now);
            }

            @Override
            public Uni<Boolean> delete(long id) {
                return table.delete(id);
            }

            @Override
            public Uni<Void> used(Collection<Long> ids, Instant at) {
                return table.used(ids, at);
            }
        }
    }
}
