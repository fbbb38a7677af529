package io.mooring.store;

import static io.mooring.store.Tables.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Operation;
import io.mooring.domain.Secret;
import io.mooring.run.IntegrationReads;
import io.mooring.run.IntegrationReads.Filter;
import io.mooring.run.IntegrationSecrets;
import io.mooring.run.IntegrationStore;
import io.mooring.run.IntegrationView;
import io.mooring.run.NewIntegration;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutEngine.class)
@QuarkusTestResource(EmbeddedDatabase.class)
final class IntegrationReadsTest {
    private static final IntegrationId UNKNOWN = new IntegrationId(1L << 52);

    @Inject
    IntegrationReads reads;

    @Inject
    IntegrationStore store;

    @Inject
    Tables tables;

    @BeforeEach
    void emptyTables() {
        tables.empty();
    }

    @Test
    void statusIsReadByItsKey() {
        IntegrationId id = create("a.example");
        tables.run("update integration set status = 'deleteError/partlyDeleted'");

        assertThat(await(reads.status(id))).contains(new IntegrationStatus.PartlyDeleted());
    }

    @Test
    void anUnknownIdIsEmpty() {
        assertThat(await(reads.status(UNKNOWN))).isEmpty();
        assertThat(await(reads.find(UNKNOWN))).isEmpty();
    }

    @Test
    void configurationKeepsItsOrderAndItsText() {
        ObjectNode config = Samples.config("a.example")
                .put("zulu", "\u00e9 \"quoted\" \\ \u2028")
                .put("alpha", 1.50);
        NewIntegration wanted = new NewIntegration(
                "Redshift",
                true,
                new IntegrationStatus.Enabled(),
                config,
                IntegrationSecrets.none(),
                List.of(),
                Samples.RESULTS,
                Optional.empty(),
                Samples.settled(Operation.CREATE));

        IntegrationView view =
                await(reads.find(await(store.create(wanted)).id())).orElseThrow();

        assertThat(view.config()).isEqualTo(config.toString());
        assertThat(view.validationResults()).isEqualTo(Samples.RESULTS);
        assertThat(view.version()).isEqualTo(1);
        assertThat(view.type()).isEqualTo("Redshift");
        assertThat(view.automatic()).isTrue();
        assertThat(view.issuedKey()).isEmpty();
    }

    @Test
    void anIssuedKeyIsShown() {
        IntegrationId id = await(store.create(Samples.trino("0123456789abcdef0123456789abcdef")))
                .id();

        assertThat(await(reads.find(id)).orElseThrow().issuedKey())
                .contains(Secret.of("0123456789abcdef0123456789abcdef"));
    }

    @Test
    void aKeyThatCannotBeOpenedDoesNotHideTheOthers() {
        IntegrationId damaged = await(store.create(Samples.trino("0123456789abcdef0123456789abcdef")))
                .id();
        IntegrationId sound = await(store.create(Samples.trino("fedcba98765432100123456789abcdef")))
                .id();
        tables.run("update integration set issued_key = '\\x00' where id = $1", damaged.value());

        List<IntegrationView> page = page(all(), OptionalLong.empty(), 10);

        assertThat(page).extracting(IntegrationView::id).containsExactly(damaged, sound);
        assertThat(page).extracting(view -> view.issuedKey().isPresent()).containsExactly(false, true);
    }

    @Nested
    final class Pages {
        @Test
        void goUpByIdWithoutGapOrRepetition() {
            List<IntegrationId> ids = IntStream.range(0, 7)
                    .mapToObj(i -> create("host" + i + ".example"))
                    .toList();

            assertThat(ids(all(), OptionalLong.empty(), 3)).isEqualTo(ids.subList(0, 3));
            assertThat(ids(all(), OptionalLong.of(ids.get(2).value()), 3)).isEqualTo(ids.subList(3, 6));
            assertThat(ids(all(), OptionalLong.of(ids.get(5).value()), 3)).isEqualTo(ids.subList(6, 7));
            assertThat(ids(all(), OptionalLong.of(ids.get(6).value()), 3)).isEmpty();
        }

        @Test
        void leaveOutDeletedOnesUnlessAskedFor() {
            IntegrationId kept = create("a.example");
            IntegrationId deleted = create("b.example");
            IntegrationId disabled = create("c.example");
            status(deleted, "deleted");
            status(disabled, "disabled");

            assertThat(ids(all(), OptionalLong.empty(), 10)).containsExactly(kept, disabled);
            assertThat(ids(filter(null, "deleted"), OptionalLong.empty(), 10)).containsExactly(deleted);
        }

        @Test
        void findEveryKeyOfAStatusByItsOneName() {
            IntegrationId clean = create("a.example");
            IntegrationId unclean = create("b.example");
            create("c.example");
            status(clean, "createError");
            status(unclean, "createError/leftOver");

            assertThat(ids(filter(null, "createError"), OptionalLong.empty(), 10))
                    .containsExactly(clean, unclean);
        }

        @Test
        void filterByType() {
            create("a.example");
            IntegrationId trino = await(store.create(Samples.trino("0123456789abcdef0123456789abcdef")))
                    .id();

            assertThat(ids(filter("Trino", null), OptionalLong.empty(), 10)).containsExactly(trino);
            assertThat(ids(filter("Trino", "enabled"), OptionalLong.empty(), 10))
                    .containsExactly(trino);
            assertThat(ids(filter("Trino", "creating"), OptionalLong.empty(), 10))
                    .isEmpty();
        }

        private void status(IntegrationId id, String key) {
            tables.run(
                    "update integration set status = $1, deleted_at = case when $1 = 'deleted' then now() end where id = $2",
                    key,
                    id.value());
        }
    }

    private IntegrationId create(String host) {
        return await(store.create(Samples.automatic(host))).id();
    }

    private List<IntegrationId> ids(Filter filter, OptionalLong after, int limit) {
        return page(filter, after, limit).stream().map(IntegrationView::id).toList();
    }

    private List<IntegrationView> page(Filter filter, OptionalLong after, int limit) {
        return await(reads.page(filter, after, limit));
    }

    private static Filter all() {
        return new Filter(Optional.empty(), Optional.empty());
    }

    private static Filter filter(@Nullable String type, @Nullable String status) {
        return new Filter(Optional.ofNullable(type), Optional.ofNullable(status));
    }
}
