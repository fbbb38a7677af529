package io.mooring.store;

import static io.mooring.store.Tables.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Operation;
import io.mooring.domain.Secret;
import io.mooring.platform.Identity;
import io.mooring.run.IntegrationReads;
import io.mooring.run.IntegrationSecrets;
import io.mooring.run.IntegrationStore;
import io.mooring.run.IntegrationStore.Accepted;
import io.mooring.run.IntegrationStore.IdentityTakenException;
import io.mooring.run.IntegrationStore.StaleVersionException;
import io.mooring.run.RunStore;
import io.mooring.run.Settlement;
import io.mooring.run.StoredIntegration;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutEngine.class)
@QuarkusTestResource(EmbeddedDatabase.class)
final class IntegrationStoreTest {
    @Inject
    IntegrationStore store;

    @Inject
    IntegrationReads reads;

    @Inject
    RunStore runs;

    @Inject
    Tables tables;

    @BeforeEach
    void emptyTables() {
        tables.empty();
    }

    @Test
    void createStoresIntegrationRunAndIdentity() {
        Accepted accepted = await(store.create(Samples.automatic("a.example")));

        StoredIntegration stored = find(accepted.id());
        assertThat(stored.type()).isEqualTo("Redshift");
        assertThat(stored.automatic()).isTrue();
        assertThat(stored.status()).isEqualTo(new IntegrationStatus.Creating());
        assertThat(stored.config()).isEqualTo(Samples.config("a.example"));
        assertThat(stored.version()).isEqualTo(accepted.version()).isEqualTo(1);
        assertThat(stored.made()).isEmpty();
        assertThat(tables.text(
                        "select state from run where id = $1", accepted.runId().value()))
                .isEqualTo("queued");
        assertThat(await(store.holderOf(List.of(Samples.identity("a.example")), Optional.empty())))
                .contains(new IntegrationStore.Holder(
                        accepted.id(), new IntegrationStatus.Creating(), Samples.identity("a.example")));
    }

    @Test
    void createWithNothingToDoIsStoredAsSucceeded() {
        Accepted accepted = await(store.create(Samples.trino("0123456789abcdef0123456789abcdef")));

        assertThat(tables.text(
                        "select state from run where id = $1", accepted.runId().value()))
                .isEqualTo("succeeded");
        assertThat(await(runs.backlog()).runs()).isZero();
        assertThat(tables.count(
                        "select count(*) from integration where id = $1 and issued_key_hash is not null",
                        accepted.id().value()))
                .isEqualTo(1);
    }

    @Test
    void manyIntegrationsWithoutIdentityMayExist() {
        await(store.create(Samples.trino("0123456789abcdef0123456789abcdef")));
        await(store.create(Samples.trino("fedcba98765432100123456789abcdef")));

        assertThat(tables.count("select count(*) from integration")).isEqualTo(2);
    }

    @Test
    void queueLengthCountsWhatWaits() {
        await(store.create(Samples.automatic("a.example")));
        await(store.create(Samples.automatic("b.example")));
        await(runs.claim(Samples.terms("replica")));

        assertThat(await(runs.backlog()).runs()).isEqualTo(1);
    }

    @Test
    void ofCreatesOfOneIdentityAtOnceOneIsStored() {
        List<Uni<String>> creates = IntStream.range(0, 12)
                .mapToObj(i -> store.create(Samples.automatic("raced.example"))
                        .map(accepted -> "stored")
                        .onFailure(IdentityTakenException.class)
                        .recoverWithItem("taken"))
                .toList();

        List<String> outcomes = await(Uni.join().all(creates).andFailFast());

        assertThat(outcomes).containsOnlyOnce("stored").hasSize(12);
        assertThat(tables.count("select count(*) from integration")).isEqualTo(1);
        assertThat(tables.count("select count(*) from run")).isEqualTo(1);
    }

    @Test
    void editReplacesConfigurationMovesVersionAndStoresTheRun() {
        StoredIntegration seen = enabled("a.example");

        Accepted accepted = await(store.edit(seen, Samples.edit("a.example")));

        StoredIntegration edited = find(seen.id());
        assertThat(edited.status()).isEqualTo(new IntegrationStatus.Editing(false));
        assertThat(edited.config().path("edited").asBoolean()).isTrue();
        assertThat(edited.version()).isEqualTo(accepted.version()).isEqualTo(seen.version() + 1);
        assertThat(tables.count("select count(*) from run where state = 'queued' and operation = 'edit'"))
                .isEqualTo(1);
    }

    @Test
    void editWithNothingToDoSettlesAtOnce() {
        StoredIntegration seen = manual("a.example", "old");

        await(store.edit(seen, Samples.edit("b.example", Samples.sent("new"), Samples.settled(Operation.EDIT))));

        StoredIntegration edited = find(seen.id());
        assertThat(edited.status()).isEqualTo(new IntegrationStatus.Enabled());
        assertThat(edited.secrets()).isEqualTo(Samples.sent("new"));
        assertThat(heldBy("a.example")).isEmpty();
        assertThat(heldBy("b.example")).contains(seen.id());
        assertThat(tables.count("select count(*) from run where state = 'succeeded' and operation = 'edit'"))
                .isEqualTo(1);
    }

    @Test
    void editOfAnotherVersionIsStaleAndChangesNothing() {
        StoredIntegration seen = manual("a.example", "old");
        await(store.edit(seen, Samples.edit("a.example", Samples.sent("new"), Samples.settled(Operation.EDIT))));
        String before = tables.everything();

        assertThatThrownBy(() -> await(store.edit(seen, Samples.edit("a.example"))))
                .isInstanceOf(StaleVersionException.class);

        assertThat(tables.everything()).isEqualTo(before);
    }

    @Test
    void editOfAnotherStatusIsStale() {
        StoredIntegration seen = enabled("a.example");
        tables.run("update integration set status = 'recurringValidationError'");

        assertThatThrownBy(() -> await(store.edit(seen, Samples.edit("a.example"))))
                .isInstanceOf(StaleVersionException.class);
    }

    @Test
    void editBesideAnUnsettledRunIsStale() {
        StoredIntegration seen = enabled("a.example");
        tables.run(
                "insert into run (integration_id, operation, state, actor, request_id, validated, validation_results,"
                        + " config, seal_id) select id, 'delete', 'queued', 'admin', 'r', true, '{}', '{}', seal_id from integration");

        assertThatThrownBy(() -> await(store.edit(seen, Samples.edit("a.example"))))
                .isInstanceOf(StaleVersionException.class);
        assertThat(find(seen.id()).status()).isEqualTo(new IntegrationStatus.Enabled());
    }

    @Test
    void ofTwoEditsAtOnceOneIsStored() {
        StoredIntegration seen = enabled("a.example");
        List<Uni<String>> edits = IntStream.range(0, 6)
                .mapToObj(i -> store.edit(seen, Samples.edit("a.example"))
                        .map(accepted -> "stored")
                        .onFailure(StaleVersionException.class)
                        .recoverWithItem("stale"))
                .toList();

        assertThat(await(Uni.join().all(edits).andFailFast()))
                .containsOnlyOnce("stored")
                .hasSize(6);
        assertThat(find(seen.id()).version()).isEqualTo(seen.version() + 1);
    }

    @Test
    void editOntoAnothersIdentityIsRefusedAndChangesNothing() {
        StoredIntegration seen = enabled("a.example");
        await(store.create(Samples.automatic("b.example")));
        String before = tables.everything();

        assertThatThrownBy(() -> await(store.edit(seen, Samples.edit("b.example"))))
                .isInstanceOf(IdentityTakenException.class);

        assertThat(tables.everything()).isEqualTo(before);
    }

    @Test
    void whileAnEditIsUnderWayItsIntegrationHoldsOldAndNewIdentity() {
        StoredIntegration seen = enabled("old.example");

        await(store.edit(seen, Samples.edit("new.example")));

        assertThatThrownBy(() -> await(store.create(Samples.automatic("old.example"))))
                .isInstanceOf(IdentityTakenException.class);
        assertThatThrownBy(() -> await(store.create(Samples.automatic("new.example"))))
                .isInstanceOf(IdentityTakenException.class);
    }

    @Test
    void holderOfLeavesOutTheIntegrationItself() {
        StoredIntegration own = enabled("a.example");

        assertThat(await(store.holderOf(List.of(Samples.identity("a.example")), Optional.of(own.id()))))
                .isEmpty();
    }

    @Test
    void holderOfNamesTheFirstThatIsHeld() {
        enabled("a.example");
        StoredIntegration second = enabled("b.example");
        List<Identity> identities =
                List.of(Samples.identity("free.example"), Samples.identity("b.example"), Samples.identity("a.example"));

        assertThat(await(store.holderOf(identities, Optional.empty())).map(IntegrationStore.Holder::id))
                .contains(second.id());
    }

    @Test
    void deleteKeepsConfigurationAndVersion() {
        StoredIntegration seen = enabled("a.example");

        Accepted accepted = await(store.delete(seen, Samples.delete(Samples.withCredentials(Operation.DELETE, "pw"))));

        StoredIntegration deleting = find(seen.id());
        assertThat(deleting.status()).isEqualTo(new IntegrationStatus.Deleting(false));
        assertThat(deleting.config()).isEqualTo(seen.config());
        assertThat(accepted.version()).isEqualTo(seen.version());
        assertThat(heldBy("a.example")).contains(seen.id());
    }

    @Test
    void staleDeleteIsRefused() {
        StoredIntegration seen = enabled("a.example");
        await(store.edit(seen, Samples.edit("a.example", IntegrationSecrets.none(), Samples.settled(Operation.EDIT))));

        assertThatThrownBy(() -> await(store.delete(seen, Samples.delete(Samples.run(Operation.DELETE)))))
                .isInstanceOf(StaleVersionException.class);
    }

    @Test
    void deleteWithNothingToDoFreesTheIdentityAndOverwritesTheSecrets() {
        StoredIntegration seen = manual("a.example", "old");

        await(store.delete(seen, Samples.delete(Samples.settled(Operation.DELETE))));

        assertDeleted(seen.id());
        await(store.create(Samples.automatic("a.example")));
    }

    @Test
    void deleteAtOnceFreesTheIdentityAndOverwritesSecretsAndKey() {
        Accepted trino = await(store.create(Samples.trino("0123456789abcdef0123456789abcdef")));

        await(store.deleteAtOnce(find(trino.id()), Samples.RESULTS));

        assertDeleted(trino.id());
        assertThat(tables.count("select count(*) from integration where issued_key_hash is not null"))
                .isZero();
        assertThat(await(reads.find(trino.id())).orElseThrow().issuedKey()).isEmpty();
    }

    @Test
    void staleDeleteAtOnceIsRefused() {
        StoredIntegration seen = enabled("a.example");
        tables.run("update integration set version = version + 1");

        assertThatThrownBy(() -> await(store.deleteAtOnce(seen, Samples.RESULTS)))
                .isInstanceOf(StaleVersionException.class);
        assertThat(find(seen.id()).status()).isEqualTo(new IntegrationStatus.Enabled());
    }

    @Test
    void replacedKeyIsShownAndItsHashIsTheOnlyOne() {
        Accepted trino = await(store.create(Samples.trino("0123456789abcdef0123456789abcdef")));
        Secret newKey = Secret.of("fedcba98765432100123456789abcdef");

        await(store.replaceIssuedKey(find(trino.id()), newKey));

        assertThat(await(reads.find(trino.id())).orElseThrow().issuedKey()).contains(newKey);
        assertThat(tables.row("select issued_key_hash from integration")
                        .getBuffer(0)
                        .getBytes())
                .isEqualTo(IssuedKeyHash.of(newKey));
        assertThat(find(trino.id()).version()).isEqualTo(trino.version() + 1);
    }

    @Test
    void ofTwoReplacementsAtOnceOneIsStored() {
        Accepted trino = await(store.create(Samples.trino("0123456789abcdef0123456789abcdef")));
        StoredIntegration seen = find(trino.id());
        await(store.replaceIssuedKey(seen, Secret.of("fedcba98765432100123456789abcdef")));

        assertThatThrownBy(() -> await(store.replaceIssuedKey(seen, Secret.of("00000000000000000123456789abcdef"))))
                .isInstanceOf(StaleVersionException.class);
    }

    @Test
    void everyChangeOfStatusMovesTheSequence() {
        StoredIntegration seen = enabled("a.example");
        long before = sequence(seen.id());

        await(store.delete(seen, Samples.delete(Samples.run(Operation.DELETE))));

        assertThat(sequence(seen.id())).isEqualTo(before + 1);
    }

    private void assertDeleted(IntegrationId id) {
        assertThat(find(id).status()).isEqualTo(new IntegrationStatus.Deleted());
        assertThat(find(id).secrets()).isEqualTo(IntegrationSecrets.none());
        assertThat(tables.count(
                        "select count(*) from integration where sealed is null and issued_key is null"
                                + " and deleted_at is not null and id = $1",
                        id.value()))
                .isEqualTo(1);
        assertThat(tables.count("select count(*) from integration_identity")).isZero();
    }

    private long sequence(IntegrationId id) {
        return tables.count("select sequence from integration where id = $1", id.value());
    }

    private Optional<IntegrationId> heldBy(String host) {
        return await(store.holderOf(List.of(Samples.identity(host)), Optional.empty()))
                .map(IntegrationStore.Holder::id);
    }

    private StoredIntegration manual(String host, String password) {
        return find(await(store.create(Samples.manual(host, password))).id());
    }

    private StoredIntegration enabled(String host) {
        Accepted accepted = await(store.create(Samples.automatic(host)));
        var claimed = await(runs.claim(Samples.terms("replica"))).orElseThrow();
        await(runs.settle(
                claimed.lease(),
                new Settlement.Succeeded(IntegrationSecrets.none().generated())));
        return find(accepted.id());
    }

    private StoredIntegration find(IntegrationId id) {
        return await(store.find(id)).orElseThrow();
    }
}
