package io.mooring.store;

import static io.mooring.store.Tables.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Operation;
import io.mooring.domain.Secret;
import io.mooring.run.ClaimedRun;
import io.mooring.run.IntegrationSecrets;
import io.mooring.run.IntegrationStore;
import io.mooring.run.IntegrationStore.Accepted;
import io.mooring.run.NewIntegration;
import io.mooring.run.NewRun;
import io.mooring.run.RunStore;
import io.mooring.run.Settlement;
import io.mooring.run.StoredIntegration;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No secret stands readable in any table at any moment of an integration's life, and none opens in another place than its own. */
@QuarkusTest
@TestProfile(WithoutEngine.class)
@QuarkusTestResource(EmbeddedDatabase.class)
final class SealedTablesTest {
    private static final String STORED = "distinctive-stored-password";
    private static final String REPLACED = "distinctive-replaced-password";
    private static final String ONE_TIME = "distinctive-one-time-password";
    private static final String GENERATED = "distinctive-generated-password";
    private static final String ISSUED = "distinctive-issued-key-of-a-cluster";

    @Inject
    IntegrationStore integrations;

    @Inject
    RunStore runs;

    @Inject
    Tables tables;

    @BeforeEach
    void emptyTables() {
        tables.empty();
    }

    @Test
    void noTableShowsASecretDuringAWholeLife() {
        Accepted accepted = await(integrations.create(everySecret()));
        ClaimedRun create = claim();
        await(runs.recordGenerated(create.id(), create.attempt(), Samples.generated(GENERATED)));
        assertNothingReadable();

        await(runs.settle(
                create.id(),
                create.attempt(),
                new Settlement.Succeeded(
                        new IntegrationStatus.Enabled(), Optional.empty(), Samples.generated(GENERATED))));
        assertNothingReadable();

        await(integrations.edit(
                find(accepted),
                Samples.edit("a.example", Samples.sent(REPLACED), Samples.withCredentials(Operation.EDIT, ONE_TIME))));
        assertThat(tables.count(
                        "select count(*) from run where sealed_before is not null and sealed_credentials is not null"))
                .isEqualTo(1);
        assertNothingReadable();
    }

    @Test
    void theScanFindsWhatIsReadable() {
        await(integrations.create(Samples.automatic(STORED)));

        assertThat(tables.everything()).contains(STORED);
    }

    @Test
    void secretsOfOneIntegrationDoNotOpenInAnother() {
        Accepted first = await(integrations.create(Samples.manual("a.example", STORED)));
        Accepted second = await(integrations.create(Samples.manual("b.example", REPLACED)));

        tables.run(
                "update integration set sealed = (select sealed from integration where id = $1) where id = $2",
                first.id().value(),
                second.id().value());

        assertThat(find(second).secrets()).isEqualTo(IntegrationSecrets.unreadable());
    }

    @Test
    void aSealedKeyDoesNotOpenAsSecrets() {
        Accepted accepted = await(integrations.create(Samples.trino(ISSUED)));

        tables.run("update integration set sealed = issued_key");

        assertThat(find(accepted).secrets()).isEqualTo(IntegrationSecrets.unreadable());
    }

    private void assertNothingReadable() {
        String everything = tables.everything();
        for (String secret : List.of(STORED, REPLACED, ONE_TIME, GENERATED, ISSUED)) {
            assertThat(everything).doesNotContain(secret);
            assertThat(everything).doesNotContain(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static NewIntegration everySecret() {
        NewRun run = Samples.withCredentials(Operation.CREATE, ONE_TIME);
        return new NewIntegration(
                "Redshift",
                true,
                new IntegrationStatus.Creating(),
                Samples.config("a.example"),
                new IntegrationSecrets(Map.of("config.password", Secret.of(STORED)), Samples.generated(GENERATED)),
                List.of(Samples.identity("a.example")),
                Samples.RESULTS,
                Optional.of(Secret.of(ISSUED)),
                run);
    }

    private ClaimedRun claim() {
        return await(runs.claim("replica", Duration.ofSeconds(30))).orElseThrow();
    }

    private StoredIntegration find(Accepted accepted) {
        return await(integrations.find(accepted.id())).orElseThrow();
    }
}
