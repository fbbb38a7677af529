package io.mooring.store;

import static io.mooring.store.Tables.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Operation;
import io.mooring.domain.Secret;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.run.ClaimedRun;
import io.mooring.run.IntegrationSecrets;
import io.mooring.run.IntegrationStore;
import io.mooring.run.NewEdit;
import io.mooring.run.RunStore;
import io.mooring.run.Settlement;
import io.mooring.run.StoredIntegration;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutEngine.class)
@QuarkusTestResource(EmbeddedDatabase.class)
final class SettlingTest {
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
    void aSucceededRunEnablesAndItsGeneratedCredentialsAreKept() {
        ClaimedRun run = created("a.example");

        settle(run, Samples.generated("system"));

        StoredIntegration stored = find(run.integrationId());
        assertThat(stored.status()).isEqualTo(new IntegrationStatus.Enabled());
        assertThat(stored.secrets()).isEqualTo(new IntegrationSecrets(Map.of(), Samples.generated("system")));
        assertThat(tables.text("select state from run where ended_at is not null and code is null"))
                .isEqualTo("succeeded");
    }

    @Test
    void newGeneratedCredentialsJoinTheOldOnes() {
        StoredIntegration seen = manual("a.example", "sent");
        await(integrations.edit(
                seen,
                edit(
                        "a.example",
                        new IntegrationSecrets(
                                seen.secrets().sent(), new GeneratedCredentials(Map.of("first", Secret.of("1")))))));

        settle(claim(), new GeneratedCredentials(Map.of("second", Secret.of("2"))));

        IntegrationSecrets kept = find(seen.id()).secrets();
        assertThat(kept.sent()).isEqualTo(seen.secrets().sent());
        assertThat(kept.generated().byName()).isEqualTo(Map.of("first", Secret.of("1"), "second", Secret.of("2")));
    }

    @Test
    void aRunThatFailedWhileBeingUndoneCanStillSucceedWithoutCode() {
        ClaimedRun run = created("a.example");
        await(runs.recordFailing(run.lease(), "networkLost", "The network was lost."));

        settle(run, GeneratedCredentials.none());

        assertThat(tables.count("select count(*) from run where code is null and message is null"))
                .isEqualTo(1);
    }

    @Test
    void whatWasSealedForTheRunIsGoneWithItsEnd() {
        await(integrations.create(
                Samples.automatic("a.example", Samples.withCredentials(Operation.CREATE, "one-time"))));
        ClaimedRun run = claim();
        await(runs.recordGenerated(run.lease(), Samples.generated("system")));
        assertThat(
                        tables.count(
                                "select count(*) from run where sealed_credentials is not null and sealed_generated is not null"))
                .isEqualTo(1);

        assertThat(fail(run)).isEqualTo(new IntegrationStatus.CreateError(false));

        assertThat(tables.count("select count(*) from run where sealed_credentials is null and sealed_generated is null"
                        + " and sealed_before is null and lease_owner is null"))
                .isEqualTo(1);
    }

    @Test
    void aFailedRunKeepsCodeMessageAndResults() {
        ClaimedRun run = created("a.example");

        await(runs.settle(
                run.lease(),
                new Settlement.Failed("passwordRefused", "The password was refused.", Optional.of(Samples.RUNNING))));

        assertThat(find(run.integrationId()).status()).isEqualTo(new IntegrationStatus.CreateError(false));
        assertThat(tables.text("select code || ' ' || message from run where state = 'failed'"))
                .isEqualTo("passwordRefused The password was refused.");
        assertThat(tables.text("select validation_results::text from integration"))
                .isEqualTo(Samples.RUNNING);
    }

    @Test
    void aFailedEditRestoresConfigurationSecretsAndIdentities() {
        StoredIntegration seen = manual("old.example", "old");
        await(integrations.edit(seen, edit("new.example", Samples.sent("new"))));
        assertThat(find(seen.id()).secrets()).isEqualTo(Samples.sent("new"));

        assertThat(fail(claim())).isEqualTo(new IntegrationStatus.EditError());

        StoredIntegration restored = find(seen.id());
        assertThat(restored.status()).isEqualTo(new IntegrationStatus.EditError());
        assertThat(restored.automatic()).isEqualTo(seen.automatic());
        assertThat(restored.config()).isEqualTo(seen.config());
        assertThat(restored.secrets()).isEqualTo(seen.secrets());
        assertThat(restored.version()).isEqualTo(seen.version() + 2);
        assertThat(heldBy("old.example")).contains(seen.id());
        assertThat(heldBy("new.example")).isEmpty();
    }

    @Test
    void aSucceededEditFreesTheOldIdentity() {
        StoredIntegration seen = manual("old.example", "old");
        await(integrations.edit(seen, edit("new.example", Samples.sent("new"))));

        settle(claim(), GeneratedCredentials.none());

        assertThat(heldBy("old.example")).isEmpty();
        assertThat(heldBy("new.example")).contains(seen.id());
        assertThat(tables.count("select count(*) from integration_identity where phase = 'held'"))
                .isEqualTo(1);
    }

    @Test
    void anEditThatCreatesAnewReplacesEvenWhenItFails() {
        ClaimedRun create = created("old.example");
        assertThat(fail(create)).isEqualTo(new IntegrationStatus.CreateError(false));
        StoredIntegration seen = find(create.integrationId());
        await(integrations.edit(
                seen,
                new NewEdit(
                        true,
                        new IntegrationStatus.Editing(true),
                        Samples.config("new.example"),
                        IntegrationSecrets.none(),
                        List.of(Samples.identity("new.example")),
                        Samples.RESULTS,
                        Samples.run(Operation.EDIT))));
        ClaimedRun again = claim();
        assertThat(again.before()).isEmpty();

        assertThat(fail(again)).isEqualTo(new IntegrationStatus.CreateError(false));

        assertThat(find(seen.id()).config()).isEqualTo(Samples.config("new.example"));
        assertThat(heldBy("old.example")).isEmpty();
        assertThat(heldBy("new.example")).contains(seen.id());
    }

    @Test
    void aDeletedIntegrationKeepsItsRowButNoIdentityAndNoSecret() {
        StoredIntegration seen = manual("a.example", "sent");
        await(integrations.delete(seen, Samples.delete(Samples.run(Operation.DELETE))));

        settle(claim(), GeneratedCredentials.none());

        assertThat(find(seen.id()).secrets()).isEqualTo(IntegrationSecrets.none());
        assertThat(heldBy("a.example")).isEmpty();
        assertThat(tables.count("select count(*) from integration where deleted_at is not null and sealed is null"))
                .isEqualTo(1);
    }

    @Test
    void aFailedDeleteLeavesConfigurationSecretsAndVersion() {
        StoredIntegration seen = manual("a.example", "sent");
        await(integrations.delete(seen, Samples.delete(Samples.run(Operation.DELETE))));

        assertThat(fail(claim())).isEqualTo(new IntegrationStatus.Undeleted());

        StoredIntegration after = find(seen.id());
        assertThat(after.status()).isEqualTo(new IntegrationStatus.Undeleted());
        assertThat(after.config()).isEqualTo(seen.config());
        assertThat(after.secrets()).isEqualTo(seen.secrets());
        assertThat(after.version()).isEqualTo(seen.version());
        assertThat(heldBy("a.example")).contains(seen.id());
    }

    @Test
    void aCreateWithAStepInDoubtLeavesOverWhatThatMayHaveMade() {
        ClaimedRun run = created("a.example");
        await(runs.recordStarted(run.lease(), 0, Samples.making("createDatabase", Samples.DATABASE), false));

        assertThat(fail(run)).isEqualTo(new IntegrationStatus.CreateError(true));

        assertThat(find(run.integrationId()).made()).containsExactly(Samples.DATABASE);
        assertThat(tables.text("select state from run_step where ended_at is not null"))
                .isEqualTo("leftOver");
    }

    @Test
    void aStepThatFoundItsEffectLeavesNothingOver() {
        ClaimedRun run = created("a.example");
        await(runs.recordStarted(run.lease(), 0, Samples.making("createDatabase", Samples.DATABASE), true));

        assertThat(fail(run)).isEqualTo(new IntegrationStatus.CreateError(false));

        assertThat(find(run.integrationId()).made()).isEmpty();
    }

    @Test
    void aDeleteThatMayHaveDestroyedSomethingIsPartlyDone() {
        StoredIntegration seen = manual("a.example", "sent");
        await(integrations.delete(seen, Samples.delete(Samples.run(Operation.DELETE))));
        ClaimedRun run = claim();
        await(runs.recordStarted(run.lease(), 0, Samples.removing("dropDatabase", Samples.DATABASE), false));

        assertThat(fail(run)).isEqualTo(new IntegrationStatus.PartlyDeleted());
    }

    @Test
    void aRunWhoseIntegrationRestsIsNotSettled() {
        ClaimedRun run = created("a.example");
        tables.run("update integration set status = 'enabled'");
        String before = tables.everything();

        assertThatThrownBy(() -> settle(run, GeneratedCredentials.none())).isInstanceOf(IllegalStateException.class);

        assertThat(tables.everything()).isEqualTo(before);
    }

    private NewEdit edit(String host, IntegrationSecrets secrets) {
        return Samples.edit(host, secrets, Samples.run(Operation.EDIT));
    }

    private ClaimedRun created(String host) {
        await(integrations.create(Samples.automatic(host)));
        return claim();
    }

    private StoredIntegration manual(String host, String password) {
        return find(await(integrations.create(Samples.manual(host, password))).id());
    }

    private ClaimedRun claim() {
        return Samples.whole(await(runs.claim(Samples.terms("replica"))));
    }

    private void settle(ClaimedRun run, GeneratedCredentials generated) {
        await(runs.settle(run.lease(), new Settlement.Succeeded(generated)));
    }

    private IntegrationStatus fail(ClaimedRun run) {
        return await(runs.settle(run.lease(), new Settlement.Failed("passwordRefused", "Refused.", Optional.empty())));
    }

    private Optional<IntegrationId> heldBy(String host) {
        return await(integrations.holderOf(List.of(Samples.identity(host)), Optional.empty()))
                .map(IntegrationStore.Holder::id);
    }

    private StoredIntegration find(IntegrationId id) {
        return await(integrations.find(id)).orElseThrow();
    }
}
