package io.mooring.store;

import static io.mooring.store.Tables.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Operation;
import io.mooring.domain.PlatformObject;
import io.mooring.domain.RunId;
import io.mooring.domain.Secret;
import io.mooring.domain.Step;
import io.mooring.domain.StepRecord;
import io.mooring.domain.StepState;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.run.Claim;
import io.mooring.run.ClaimTerms;
import io.mooring.run.ClaimedRun;
import io.mooring.run.IntegrationStore;
import io.mooring.run.IntegrationStore.Accepted;
import io.mooring.run.Lease;
import io.mooring.run.RunStore;
import io.mooring.run.RunStore.LeaseLostException;
import io.mooring.run.RunStore.Ledger;
import io.mooring.run.SealingException;
import io.mooring.run.Settlement;
import io.mooring.run.StoredIntegration;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutEngine.class)
@QuarkusTestResource(EmbeddedDatabase.class)
final class RunStoreTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

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

    @Nested
    final class Claiming {
        @Test
        void takesTheOldestFirst() {
            Accepted first = create("a.example");
            Accepted second = create("b.example");
            tables.run(
                    "update run set created_at = created_at - interval '1 hour' where id = $1",
                    second.runId().value());

            assertThat(claim().id()).isEqualTo(second.runId());
            assertThat(claim().id()).isEqualTo(first.runId());
            assertThat(await(runs.claim(Samples.terms("replica")))).isEmpty();
        }

        @Test
        void givesEverythingTheRunNeeds() {
            Accepted accepted = await(integrations.create(
                    Samples.automatic("a.example", Samples.withCredentials(Operation.CREATE, "one-time"))));

            ClaimedRun run = claim();

            assertThat(run.integrationId()).isEqualTo(accepted.id());
            assertThat(run.attempt()).isEqualTo(1);
            assertThat(run.operation()).isEqualTo(Operation.CREATE);
            assertThat(run.type()).isEqualTo("Redshift");
            assertThat(run.automatic()).isTrue();
            assertThat(run.status()).isEqualTo(new IntegrationStatus.Creating());
            assertThat(run.before()).isEmpty();
            assertThat(run.after()).isEqualTo(Samples.config("a.example"));
            assertThat(run.credentials()).isEqualTo(Map.of("config.password", Secret.of("one-time")));
            assertThat(run.kept()).isEqualTo(GeneratedCredentials.none());
            assertThat(run.generated()).isEmpty();
            assertThat(run.validated()).isTrue();
            assertThat(run.steps()).isEmpty();
            assertThat(run.failure()).isEmpty();
            assertThat(run.requestId()).isEqualTo("request-1");
        }

        @Test
        void givesAnEditBeforeAndAfterAndWhatIsKept() {
            StoredIntegration seen = enabled("a.example", Samples.generated("kept"));
            await(integrations.edit(
                    seen,
                    Samples.edit("a.example", seen.secrets(), Samples.withCredentials(Operation.EDIT, "one-time"))));

            ClaimedRun run = claim();

            assertThat(run.before()).contains(Samples.config("a.example"));
            assertThat(run.after().path("edited").asBoolean()).isTrue();
            assertThat(run.kept()).isEqualTo(Samples.generated("kept"));
            assertThat(run.credentials()).containsOnlyKeys("config.password");
        }

        @Test
        void givesStoredCredentialsWhereTheRunHasNone() {
            StoredIntegration seen = find(await(integrations.create(Samples.manual("a.example", "stored"))));
            await(integrations.delete(seen, Samples.delete(Samples.run(Operation.DELETE))));

            ClaimedRun run = claim();

            assertThat(run.credentials()).isEqualTo(Map.of("config.password", Secret.of("stored")));
            assertThat(run.before()).contains(Samples.config("a.example"));
            assertThat(run.after()).isEqualTo(Samples.config("delete.example"));
        }

        @Test
        void ofManyRunsNoneIsTakenTwice() {
            IntStream.range(0, 40).forEach(i -> create("host" + i + ".example"));
            List<RunId> taken = Collections.synchronizedList(new ArrayList<>());

            List<Uni<Void>> claimers = IntStream.range(0, 4)
                    .mapToObj(i -> claimAll("replica-" + i, taken))
                    .toList();
            await(Uni.join().all(claimers).andFailFast());

            assertThat(taken).hasSize(40).doesNotHaveDuplicates();
            assertThat(tables.count("select count(*) from run where attempt = 1 and state = 'running'"))
                    .isEqualTo(40);
        }

        @Test
        void runsThatWorkAloneFollowEachOther() {
            await(integrations.create(Samples.automatic("a.example", Samples.alone("host"))));
            await(integrations.create(Samples.automatic("b.example", Samples.alone("host"))));
            create("c.example");

            ClaimedRun first = claim();
            ClaimedRun third = claim();

            assertThat(third.after().path("host").asText()).isEqualTo("c.example");
            assertThat(await(runs.claim(Samples.terms("replica")))).isEmpty();
            await(runs.settle(first.lease(), succeeded()));
            assertThat(claim().after().path("host").asText()).isEqualTo("b.example");
        }

        @Test
        void ofClaimsForOneHostAtOnceOneGetsARun() {
            IntStream.range(0, 10)
                    .forEach(i -> await(
                            integrations.create(Samples.automatic("host" + i + ".example", Samples.alone("shared")))));

            List<Uni<Optional<Claim>>> claims = IntStream.range(0, 10)
                    .mapToObj(i -> runs.claim(Samples.terms("replica-" + i)))
                    .toList();

            assertThat(await(Uni.join().all(claims).andFailFast()).stream().flatMap(Optional::stream))
                    .hasSize(1);
        }

        @Test
        void ofRunsThatShareAHostThereAreOnlyAsManyAsItHasPlaces() {
            IntStream.range(0, 4)
                    .forEach(i -> await(integrations.create(
                            Samples.automatic("host" + i + ".example", Samples.sharing("shared")))));
            await(integrations.create(Samples.automatic("other.example", Samples.sharing("other"))));

            ClaimedRun first = claim();
            ClaimedRun second = claim();
            ClaimedRun third = claim();

            assertThat(first.after()).isEqualTo(Samples.config("host0.example"));
            assertThat(second.after()).isEqualTo(Samples.config("host1.example"));
            assertThat(third.after()).isEqualTo(Samples.config("other.example"));
            assertThat(await(runs.claim(Samples.terms("other")))).isEmpty();

            await(runs.settle(first.lease(), succeeded()));
            assertThat(claim().after()).isEqualTo(Samples.config("host2.example"));
            assertThat(tables.count(
                            "select count(distinct place) from run where state = 'running' and host_key = 'shared'"))
                    .isEqualTo(2);
        }

        @Test
        void ofClaimsForOneHostAtOnceAsManyAsItHasPlacesGetARun() {
            IntStream.range(0, 10)
                    .forEach(i -> await(integrations.create(
                            Samples.automatic("host" + i + ".example", Samples.sharing("shared")))));

            List<Uni<Optional<Claim>>> claims = IntStream.range(0, 10)
                    .mapToObj(i -> runs.claim(Samples.terms("replica-" + i)))
                    .toList();

            assertThat(await(Uni.join().all(claims).andFailFast()).stream().flatMap(Optional::stream))
                    .hasSize(2);
        }

        @Test
        void aRunThatIsTakenOverKeepsItsPlaceOnAFullHost() {
            await(integrations.create(Samples.automatic("a.example", Samples.alone("host"))));
            ClaimedRun run = claim();
            expire();

            assertThat(Samples.whole(await(runs.claim(Samples.terms("other")))).id())
                    .isEqualTo(run.id());
        }

        @Test
        void takesNoRunOfAPlatformThatIsFull() {
            create("a.example");
            ClaimTerms full = new ClaimTerms("replica", LEASE, 2, Set.of("Redshift"));

            assertThat(await(runs.claim(full))).isEmpty();
            assertThat(await(runs.claim(Samples.terms("replica")))).isPresent();
        }

        @Test
        void takesNoRunWhoseIntegrationRests() {
            create("a.example");
            tables.run("update integration set status = 'disabled'");

            assertThat(await(runs.claim(Samples.terms("replica")))).isEmpty();
        }

        private Uni<Void> claimAll(String replica, List<RunId> taken) {
            return runs.claim(Samples.terms(replica)).chain(run -> {
                if (run.isEmpty()) {
                    return Uni.createFrom().voidItem();
                }
                taken.add(run.get().lease().run());
                return claimAll(replica, taken);
            });
        }
    }

    @Nested
    final class Leases {
        @Test
        void aHeldRunIsNotTakenOver() {
            create("a.example");
            claim();

            assertThat(await(runs.claim(Samples.terms("other")))).isEmpty();
        }

        @Test
        void aRunWhoseLeaseRanOutIsTakenOverWithTheNextAttempt() {
            create("a.example");
            ClaimedRun first = claim();
            expire();

            ClaimedRun second = Samples.whole(await(runs.claim(Samples.terms("other"))));

            assertThat(second.id()).isEqualTo(first.id());
            assertThat(second.attempt()).isEqualTo(first.attempt() + 1);
            assertThat(tables.text("select lease_owner from run")).isEqualTo("other");
        }

        @Test
        void aTakenOverRunComesWithItsStepsAndWhatWasMade() {
            create("a.example");
            ClaimedRun run = claim();
            await(runs.recordGenerated(run.lease(), Samples.generated("made")));
            await(runs.recordStarted(run.lease(), 0, Samples.step("createDatabase"), false));
            await(runs.recordEnded(
                    run.lease(),
                    Samples.step("createDatabase"),
                    StepState.DONE,
                    new Ledger.Made(Samples.DATABASE),
                    Optional.empty()));
            Step making = Samples.making("createUser", new PlatformObject("user", "immuta_system"));
            await(runs.recordStarted(run.lease(), 1, making, true));
            await(runs.recordFailing(run.lease(), "passwordRefused", "The password was refused."));
            expire();

            ClaimedRun again = claim();

            assertThat(again.steps())
                    .containsExactly(
                            StepRecord.started(Samples.step("createDatabase"), false)
                                    .in(StepState.DONE),
                            StepRecord.started(making, true));
            assertThat(again.madeBefore()).isEmpty();
            assertThat(again.made()).containsExactly(Samples.DATABASE);
            assertThat(again.generated()).contains(Samples.generated("made"));
            assertThat(again.failure())
                    .contains(new ClaimedRun.RecordedFailure("passwordRefused", "The password was refused."));
        }

        @Test
        void renewingPutsTheEndOff() {
            create("a.example");
            ClaimedRun run = claim();
            expire();

            Set<Lease> renewed = await(runs.renew(List.of(run.lease()), LEASE));

            assertThat(renewed).containsExactly(run.lease());
            assertThat(await(runs.claim(Samples.terms("other")))).isEmpty();
        }

        @Test
        void renewingRenewsWhatIsHeldAndNothingElse() {
            create("a.example");
            ClaimedRun lost = claim();
            create("b.example");
            ClaimedRun settled = claim();
            create("c.example");
            ClaimedRun held = claim();
            expire();
            ClaimedRun taken = Samples.whole(await(runs.claim(Samples.terms("other"))));
            await(runs.settle(settled.lease(), succeeded()));
            String before = tables.text("select lease_until::text from run where lease_owner = 'other'");

            assertThat(await(runs.renew(List.of(lost.lease(), settled.lease(), held.lease()), LEASE)))
                    .containsExactly(held.lease());

            assertThat(taken.id()).isEqualTo(lost.id());
            assertThat(tables.text("select lease_until::text from run where lease_owner = 'other'"))
                    .isEqualTo(before);
        }

        @Test
        void aReplicaHandsBackWhatItHoldsAndNothingOfAnother() {
            create("a.example");
            create("b.example");
            create("c.example");
            claim();
            claim();
            await(runs.claim(Samples.terms("other")));

            assertThat(await(runs.handBack("replica"))).isEqualTo(2);

            assertThat(await(runs.backlog()).runs()).isEqualTo(2);
            assertThat(tables.text("select lease_owner from run where state = 'running'"))
                    .isEqualTo("other");
        }

        @Test
        void aReleasedRunIsQueuedAgain() {
            create("a.example");
            ClaimedRun run = claim();

            await(runs.release(run.lease()));

            assertThat(claim().attempt()).isEqualTo(run.attempt() + 1);
        }

        @Test
        void releaseAllQueuesWhateverIsHeld() {
            create("a.example");
            create("b.example");
            claim();
            claim();

            assertThat(await(runs.releaseAll())).isEqualTo(2);
            assertThat(await(runs.backlog()).runs()).isEqualTo(2);
        }
    }

    @Nested
    final class Fruitlessness {
        @Test
        void growsWithEveryClaimThatFindsTheRunAsTheOneBefore() {
            create("a.example");

            assertThat(fruitless()).isEqualTo(1);
            assertThat(fruitless()).isEqualTo(2);
            assertThat(fruitless()).isEqualTo(3);
        }

        @Test
        void beginsAnewWithEveryStepThatWasRecorded() {
            create("a.example");
            fruitless();
            assertThat(fruitless()).isEqualTo(2);

            ClaimedRun run = takenOver();
            await(runs.recordStarted(run.lease(), 0, Samples.step("createDatabase"), false));
            assertThat(fruitless()).isEqualTo(1);

            run = takenOver();
            await(runs.recordStarted(run.lease(), 0, Samples.step("createDatabase"), false));
            assertThat(fruitless()).as("the same step once more").isEqualTo(3);

            run = takenOver();
            await(runs.recordEnded(
                    run.lease(),
                    Samples.step("createDatabase"),
                    StepState.DONE,
                    new Ledger.Unchanged(),
                    Optional.empty()));
            assertThat(fruitless()).isEqualTo(1);

            run = takenOver();
            await(runs.recordFailing(run.lease(), "passwordRefused", "Refused."));
            assertThat(fruitless()).isEqualTo(1);
        }

        @Test
        void doesNotCountWhatWasHandedBackOrReleased() {
            create("a.example");
            fruitless();
            ClaimedRun run = takenOver();
            await(runs.release(run.lease()));
            assertThat(fruitless()).isEqualTo(2);

            await(runs.handBack("replica"));
            assertThat(fruitless()).isEqualTo(2);
        }

        @Test
        void countsWhatAProcessThatIsGoneHeldAndRunsThatCannotBeRead() {
            create("a.example");
            tables.run("update run set config = '[]'");
            assertThat(fruitless()).isEqualTo(1);

            await(runs.releaseAll());

            assertThat(fruitless()).isEqualTo(2);
        }

        private int fruitless() {
            expire();
            return await(runs.claim(Samples.terms("replica"))).orElseThrow().fruitless();
        }

        private ClaimedRun takenOver() {
            expire();
            return claim();
        }
    }

    @Nested
    final class Fencing {
        @Test
        void anOldAttemptChangesNothing() {
            create("a.example");
            ClaimedRun old = claim();
            await(runs.recordStarted(old.lease(), 0, Samples.step("createDatabase"), false));
            expire();
            claim();
            String before = tables.everything();

            for (Supplier<Uni<Void>> write : writes(old)) {
                assertThatThrownBy(() -> await(write.get())).isInstanceOf(LeaseLostException.class);
            }

            assertThat(tables.everything()).isEqualTo(before);
        }

        @Test
        void aSettledRunTakesNoMoreWrites() {
            create("a.example");
            ClaimedRun run = claim();
            await(runs.settle(run.lease(), succeeded()));
            String before = tables.everything();

            for (Supplier<Uni<Void>> write : writes(run)) {
                assertThatThrownBy(() -> await(write.get())).isInstanceOf(LeaseLostException.class);
            }

            assertThat(tables.everything()).isEqualTo(before);
        }

        private List<Supplier<Uni<Void>>> writes(ClaimedRun run) {
            Lease lease = run.lease();
            return List.of(
                    () -> runs.release(lease),
                    () -> runs.recordValidated(lease, Samples.RUNNING),
                    () -> runs.recordGenerated(lease, Samples.generated("late")),
                    () -> runs.recordStarted(lease, 1, Samples.step("late"), false),
                    () -> runs.recordStarted(lease, 0, Samples.step("createDatabase"), true),
                    () -> runs.recordEnded(
                            lease,
                            Samples.step("createDatabase"),
                            StepState.DONE,
                            new Ledger.Made(Samples.DATABASE),
                            Optional.empty()),
                    () -> runs.recordFailing(lease, "late", "Too late."),
                    () -> runs.settle(lease, succeeded()).replaceWithVoid());
        }
    }

    @Nested
    final class Steps {
        @Test
        void anEffectThatWasAbsentOnceIsThisRunsEver() {
            ClaimedRun run = created();
            await(runs.recordStarted(run.lease(), 0, Samples.step("createDatabase"), false));

            await(runs.recordStarted(run.lease(), 0, Samples.step("createDatabase"), true));

            assertThat(tables.row("select found_before from run_step").getBoolean(0))
                    .isFalse();
        }

        @Test
        void anEffectThatWasThereAndIsMissingNowIsMadeByThisRun() {
            ClaimedRun run = created();
            await(runs.recordStarted(run.lease(), 0, Samples.step("createDatabase"), true));

            await(runs.recordStarted(run.lease(), 0, Samples.step("createDatabase"), false));

            assertThat(tables.row("select found_before from run_step").getBoolean(0))
                    .isFalse();
        }

        @Test
        void aFailedStepMayStartAgain() {
            ClaimedRun run = created();
            await(runs.recordStarted(run.lease(), 0, Samples.step("createDatabase"), false));
            end(run, StepState.FAILED, new Ledger.Unchanged());

            await(runs.recordStarted(run.lease(), 0, Samples.step("createDatabase"), false));

            assertThat(tables.text("select state from run_step")).isEqualTo("started");
        }

        @Test
        void aStepThatIsDoneDoesNotStartAgain() {
            ClaimedRun run = created();
            await(runs.recordStarted(run.lease(), 0, Samples.step("createDatabase"), false));
            end(run, StepState.DONE, new Ledger.Unchanged());

            assertThatThrownBy(() -> await(runs.recordStarted(run.lease(), 0, Samples.step("createDatabase"), false)))
                    .isInstanceOf(IllegalStateException.class);
        }

        @Test
        void aStepThatNeverStartedDoesNotEnd() {
            ClaimedRun run = created();

            assertThatThrownBy(() -> end(run, StepState.DONE, new Ledger.Made(Samples.DATABASE)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(tables.count("select count(*) from integration_object")).isZero();
        }

        @Test
        void whatWasMadeIsTheIntegrationsUntilItIsGone() {
            ClaimedRun run = created();
            await(runs.recordStarted(run.lease(), 0, Samples.step("createDatabase"), false));
            end(run, StepState.DONE, new Ledger.Made(Samples.DATABASE));
            assertThat(made(run)).containsExactly(Samples.DATABASE);

            end(run, StepState.COMPENSATED, new Ledger.Gone(Samples.DATABASE));
            assertThat(made(run)).isEmpty();
        }

        @Test
        void aLeftOverIsRecordedWithItsRemedy() {
            ClaimedRun run = created();
            await(runs.recordStarted(run.lease(), 0, Samples.step("createDatabase"), false));

            await(runs.recordEnded(
                    run.lease(),
                    Samples.step("createDatabase"),
                    StepState.LEFT_OVER,
                    new Ledger.Made(Samples.DATABASE),
                    Optional.of("drop database immuta")));

            assertThat(tables.text("select remedy from run_step where state = 'leftOver'"))
                    .isEqualTo("drop database immuta");
            assertThat(made(run)).containsExactly(Samples.DATABASE);
        }

        private Set<PlatformObject> made(ClaimedRun run) {
            return await(integrations.find(run.integrationId())).orElseThrow().made();
        }

        private void end(ClaimedRun run, StepState state, Ledger ledger) {
            await(runs.recordEnded(run.lease(), Samples.step("createDatabase"), state, ledger, Optional.empty()));
        }
    }

    @Test
    void validationOfTheRunIsKeptWithRunAndIntegration() {
        ClaimedRun run = created();

        await(runs.recordValidated(run.lease(), Samples.RESULTS));

        assertThat(tables.text("select validation_results::text from run where validated"))
                .isEqualTo(Samples.RESULTS);
        assertThat(tables.text("select validation_results::text from integration"))
                .isEqualTo(Samples.RESULTS);
    }

    @Nested
    final class OldCredentials {
        @Test
        void areOverwrittenAndTheRunSaysSo() {
            await(integrations.create(
                    Samples.automatic("a.example", Samples.withCredentials(Operation.CREATE, "one-time"))));
            tables.run("update run set created_at = clock_timestamp() - interval '2 hours'");

            assertThat(await(runs.wipeCredentials(Duration.ofHours(3)))).isZero();
            assertThat(await(runs.wipeCredentials(Duration.ofHours(1)))).isEqualTo(1);
            assertThat(await(runs.wipeCredentials(Duration.ofHours(1))))
                    .as("once")
                    .isZero();

            assertThat(tables.count("select octet_length(sealed_credentials) from run"))
                    .isZero();
            Claim claim = await(runs.claim(Samples.terms("replica"))).orElseThrow();
            assertThat(claim).isInstanceOf(Claim.Outlived.class);
            await(runs.settle(claim.lease(), new Settlement.Failed("credentialsExpired", "Gone.", Optional.empty())));
            assertThat(tables.text("select state from run where sealed_credentials is null"))
                    .isEqualTo("failed");
        }

        @Test
        void areOverwrittenAlsoWhileTheRunIsHeldAndTheRunEndsAllTheSame() {
            await(integrations.create(
                    Samples.automatic("a.example", Samples.withCredentials(Operation.CREATE, "one-time"))));
            ClaimedRun run = claim();
            tables.run("update run set created_at = clock_timestamp() - interval '2 hours'");

            assertThat(await(runs.wipeCredentials(Duration.ofHours(1)))).isEqualTo(1);

            await(runs.settle(run.lease(), succeeded()));
        }

        @Test
        void ofARunThatHadNoneAreNotMissed() {
            create("a.example");
            tables.run("update run set created_at = clock_timestamp() - interval '2 hours'");

            assertThat(await(runs.wipeCredentials(Duration.ofHours(1)))).isZero();

            assertThat(await(runs.claim(Samples.terms("replica"))))
                    .hasValueSatisfying(claim -> assertThat(claim).isInstanceOf(Claim.Whole.class));
        }
    }

    @Nested
    final class UnreadableRuns {
        @Test
        void areHeldAndSayThatTheirSecretsDoNotOpen() {
            await(integrations.create(
                    Samples.automatic("a.example", Samples.withCredentials(Operation.CREATE, "one-time"))));
            tables.run("update run set sealed_credentials = '\\x00'");

            Claim claim = await(runs.claim(Samples.terms("replica"))).orElseThrow();

            assertThat(claim)
                    .isInstanceOfSatisfying(
                            Claim.Unreadable.class,
                            unreadable -> assertThat(unreadable.cause()).isInstanceOf(SealingException.class));
            assertThat(await(runs.claim(Samples.terms("replica")))).isEmpty();
        }

        @Test
        void areHeldWhenAnotherVersionWroteWhatThisOneDoesNotKnow() {
            create("a.example");
            tables.run("update run set config = '[]'");

            assertThat(await(runs.claim(Samples.terms("replica"))))
                    .hasValueSatisfying(claim -> assertThat(claim).isInstanceOf(Claim.Unreadable.class));
            assertThat(tables.count("select count(*) from run where state = 'running'"))
                    .isEqualTo(1);
        }

        @Test
        void canBeSettledLikeAnyOther() {
            StoredIntegration seen = enabled("a.example", Samples.generated("kept"));
            await(integrations.edit(
                    seen,
                    Samples.edit("b.example", seen.secrets(), Samples.withCredentials(Operation.EDIT, "one-time"))));
            tables.run("update run set sealed_credentials = '\\x00' where operation = 'edit'");
            Claim claim = await(runs.claim(Samples.terms("replica"))).orElseThrow();

            assertThat(await(runs.settle(
                            claim.lease(), new Settlement.Failed("secretsUnreadable", "No.", Optional.empty()))))
                    .isEqualTo(new IntegrationStatus.EditError());

            StoredIntegration restored = await(integrations.find(seen.id())).orElseThrow();
            assertThat(restored.config()).isEqualTo(seen.config());
            assertThat(restored.secrets()).isEqualTo(seen.secrets());
        }
    }

    private Accepted create(String host) {
        return await(integrations.create(Samples.automatic(host)));
    }

    private ClaimedRun created() {
        create("a.example");
        return claim();
    }

    private ClaimedRun claim() {
        return Samples.whole(await(runs.claim(Samples.terms("replica"))));
    }

    private void expire() {
        tables.run("update run set lease_until = clock_timestamp() - interval '1 millisecond' where state = 'running'");
    }

    private StoredIntegration find(Accepted accepted) {
        return await(integrations.find(accepted.id())).orElseThrow();
    }

    private StoredIntegration enabled(String host, GeneratedCredentials generated) {
        Accepted accepted = create(host);
        ClaimedRun run = claim();
        await(runs.settle(run.lease(), new Settlement.Succeeded(generated)));
        return find(accepted);
    }

    private static Settlement succeeded() {
        return new Settlement.Succeeded(GeneratedCredentials.none());
    }
}
