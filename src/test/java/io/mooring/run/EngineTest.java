package io.mooring.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Operation;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.testing.VirtualTime;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who holds which run, from the claim to its end: with a queue in memory and a clock that only the test moves. */
class EngineTest {
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Ending ENDING =
            new Ending(new Settlement.Succeeded(GeneratedCredentials.none()), new IntegrationStatus.Enabled());

    private final VirtualTime time = new VirtualTime();
    private final WaitingRuns runs = new WaitingRuns();
    private final Map<Lease, UniEmitter<? super Ending>> working = new LinkedHashMap<>();
    private final List<Lease> stopped = new ArrayList<>();
    private final Hints wakeUps = new Hints();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Engine engine = new Engine(
            runs,
            this::work,
            new Settings(),
            () -> Duration.ofHours(6),
            wakeUps,
            new RunMetrics(registry),
            new Queue(runs, new Limits(), registry),
            time,
            time::nanos);

    /** What would go to other replicas and come from them. */
    private static final class Hints implements WakeUps {
        private @Nullable Runnable heard;
        private int told;

        @Override
        public void listen(Runnable listener) {
            heard = listener;
        }

        @Override
        public void tell() {
            told++;
        }

        @Override
        public void close() {
            heard = null;
        }

        private void hear() {
            if (heard == null) {
                throw new IllegalStateException("Nobody listens");
            }
            heard.run();
        }
    }

    private record Settings() implements EngineSettings {
        @Override
        public int maxRuns() {
            return 2;
        }

        @Override
        public int maxRunsPerPlatform() {
            return 1;
        }

        @Override
        public int maxRunsPerHost() {
            return 4;
        }

        @Override
        public int maxFruitlessAttempts() {
            return 5;
        }

        @Override
        public Duration lease() {
            return LEASE;
        }

        @Override
        public Duration pollInterval() {
            return Duration.ofSeconds(1);
        }
    }

    private record Limits() implements LimitSettings {
        @Override
        public Duration hold() {
            return Duration.ofSeconds(50);
        }

        @Override
        public int heldRequests() {
            return 1;
        }

        @Override
        public int queue() {
            return 10;
        }

        @Override
        public int requestsPerMinute() {
            return 0;
        }

        @Override
        public MemorySize bodySize() {
            return new MemorySize(BigInteger.ONE);
        }

        @Override
        public Duration validationTimeout() {
            return Duration.ofMinutes(2);
        }
    }

    @Nested
    class Claiming {
        @Test
        void takesNoMoreRunsThanThereArePlaces() {
            runs.add(3);
            engine.start();

            assertThat(working).hasSize(2);

            end(first());
            assertThat(working).hasSize(3);
        }

        @Test
        void saysWhatItWouldTake() {
            runs.add(2);
            engine.start();
            assertThat(runs.lastTerms.fullPlatforms()).containsExactly("World");
            assertThat(runs.lastTerms.runsPerHost()).isEqualTo(4);

            end(first());
            end(working.keySet().stream().toList().getLast());
            time.passUntil(Duration.ofMillis(20));

            assertThat(runs.lastTerms.fullPlatforms()).isEmpty();
        }

        @Test
        void looksAgainAtEveryInterval() {
            engine.start();
            runs.add(1);
            assertThat(working).isEmpty();

            time.passUntil(Duration.ofSeconds(1));

            assertThat(working).hasSize(1);
        }

        @Test
        void looksAtOnceWhenItIsWoken() {
            engine.start();
            time.passUntil(Duration.ofMillis(500));
            runs.add(1);

            engine.wake();

            assertThat(working).hasSize(1);
        }

        @Test
        void looksAtOnceWhenAnotherReplicaSaysThatWorkWaits() {
            engine.start();
            time.passUntil(Duration.ofMillis(500));
            runs.add(1);

            wakeUps.hear();

            assertThat(working).hasSize(1);
        }

        @Test
        void tellsOthersOnlyOfWorkForWhichThereIsNoPlaceHere() {
            engine.start();
            engine.wakeFor(run(false));
            assertThat(wakeUps.told).isZero();

            runs.add(2);
            time.passUntil(Duration.ofMillis(500));
            assertThat(working).hasSize(2);
            engine.wakeFor(run(true));
            assertThat(wakeUps.told).as("of a run that was settled at once").isZero();

            engine.wakeFor(run(false));
            assertThat(wakeUps.told).isEqualTo(1);
        }

        @Test
        void manyWakeUpsAfterALookThatFoundNothingCostOneMore() {
            engine.start();
            int before = runs.claims;

            for (int i = 0; i < 100; i++) {
                engine.wake();
            }
            assertThat(runs.claims).isEqualTo(before);
            runs.add(1);
            time.passUntil(Duration.ofMillis(20));

            assertThat(runs.claims).isEqualTo(before + 2);
            assertThat(working).hasSize(1);
        }

        @Test
        void overwritesOldCredentialsEveryMinute() {
            engine.start();
            assertThat(runs.sweeps).isEqualTo(1);

            time.passUntil(Duration.ofMinutes(3));

            assertThat(runs.sweeps).isEqualTo(4);
        }

        private NewRun run(boolean settled) {
            return new NewRun(Operation.CREATE, Map.of(), true, settled, Optional.empty(), false, "admin", "request");
        }

        @Test
        void looksAgainAfterARoundThatBroke() {
            runs.beforeClaim = () -> {
                throw new IllegalStateException("Something that nobody foresaw");
            };
            engine.start();
            runs.add(1);
            runs.beforeClaim = () -> Uni.createFrom().voidItem();

            time.passUntil(Duration.ofSeconds(1));

            assertThat(working).hasSize(1);
        }

        @Test
        void looksAgainAfterTheDatabaseWasAway() {
            runs.beforeClaim = EngineTest::away;
            engine.start();
            runs.add(1);
            runs.beforeClaim = () -> Uni.createFrom().voidItem();

            time.passUntil(Duration.ofSeconds(1));

            assertThat(working).hasSize(1);
        }
    }

    @Nested
    class Keeping {
        @Test
        void aRunIsKeptAsLongAsItIsRenewed() {
            runs.add(1);
            engine.start();

            time.passUntil(Duration.ofMinutes(1));

            assertThat(stopped).isEmpty();
        }

        @Test
        void aRunIsGivenUpTwoThirdsOfTheLeaseAfterTheClaimWasAsked() {
            engine.start();
            time.passUntil(Duration.ofMillis(1_500));
            runs.beforeRenewal = EngineTest::away;
            runs.beforeClaim = () -> Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .onExecutor(time)
                    .by(Duration.ofMillis(700));
            runs.add(1);
            engine.wake();

            time.passUntil(Duration.ofMillis(3_499));
            assertThat(working).hasSize(1);
            assertThat(stopped).isEmpty();

            time.passUntil(Duration.ofMillis(3_500));
            assertThat(stopped).hasSize(1);
            assertThat(registry.counter("mooring.runs.leases.lost").count()).isEqualTo(1);
        }

        @Test
        void aRunIsGivenUpTwoThirdsOfTheLeaseAfterItsLastRenewalWasAsked() {
            runs.add(1);
            engine.start();
            time.passUntil(Duration.ofMillis(4_500));
            runs.beforeRenewal = EngineTest::away;

            time.passUntil(Duration.ofMillis(5_999));
            assertThat(stopped).isEmpty();

            time.passUntil(Duration.ofSeconds(6));
            assertThat(stopped).hasSize(1);
        }

        @Test
        void aRenewalThatHangsDoesNotKeepTheRun() {
            runs.add(1);
            runs.beforeRenewal = () -> Uni.createFrom().nothing();
            engine.start();

            time.passUntil(Duration.ofSeconds(2));

            assertThat(stopped).hasSize(1);
        }

        @Test
        void aClaimThatWasAnsweredTooLateIsNotBegun() {
            runs.beforeClaim = () -> Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .onExecutor(time)
                    .by(Duration.ofSeconds(2));
            runs.add(1);
            engine.start();

            time.passUntil(Duration.ofMillis(2_500));

            assertThat(working).isEmpty();
        }

        @Test
        void theWorkOfARunThatWasGivenUpBeforeItBeganIsStoppedAtOnce() {
            runs.add(1);
            HeldRun run = new HeldRun(
                    runs.claim(runs.lastTerms).await().indefinitely().orElseThrow(), 0, LEASE);
            assertThat(run.giveUp()).isTrue();

            run.begin(() -> stopped.add(run.lease()));

            assertThat(stopped).containsExactly(run.lease());
            assertThat(run.end()).isFalse();
        }

        @Test
        void aRunThatWasLeftWhileTheDatabaseWasAwayIsReleasedWhenItIsBack() {
            runs.add(1);
            engine.start();
            runs.beforeRelease = EngineTest::away;
            emitter(first()).fail(new StoreUnavailableException(new IllegalStateException("away")));
            time.passUntil(Duration.ofSeconds(3));
            assertThat(runs.released).isEmpty();

            runs.beforeRelease = () -> Uni.createFrom().voidItem();
            time.passUntil(Duration.ofSeconds(4));

            assertThat(runs.released).containsExactly(first());
        }

        @Test
        void aRunThatHasEndedIsNotGivenUp() {
            runs.add(1);
            engine.start();
            end(first());
            runs.beforeRenewal = EngineTest::away;

            time.passUntil(Duration.ofMinutes(1));

            assertThat(registry.counter("mooring.runs.leases.lost").count()).isZero();
        }
    }

    @Nested
    class Stopping {
        @Test
        void waitsForWhatIsUnderWay() {
            runs.add(1);
            engine.start();
            UniAssertSubscriber<Void> stop = stop();
            assertThat(stop.getItem() == null && runs.handedBack.isEmpty()).isTrue();

            end(first());

            stop.assertCompleted();
            assertThat(stopped).isEmpty();
        }

        @Test
        void handsBackWhatIsNotDoneInTimeWithOneStatement() {
            runs.add(2);
            engine.start();
            UniAssertSubscriber<Void> stop = stop();

            time.passUntil(PATIENCE);

            stop.assertCompleted();
            assertThat(stopped).hasSize(2);
            assertThat(runs.handedBack).hasSize(1);
            assertThat(wakeUps.heard).isNull();
            assertThat(wakeUps.told).isEqualTo(1);
        }

        @Test
        void endsAlsoWhenNothingCanBeHandedBack() {
            runs.add(1);
            runs.beforeHandBack = EngineTest::away;
            engine.start();
            UniAssertSubscriber<Void> stop = stop();

            time.passUntil(PATIENCE);

            stop.assertCompleted();
        }

        @Test
        void claimsNoMore() {
            engine.start();
            stop();
            int before = runs.claims;
            runs.add(1);

            engine.wake();
            time.passUntil(Duration.ofMinutes(1));

            assertThat(runs.claims).isEqualTo(before);
        }

        @Test
        void releasesWhatAnOpenClaimBringsInsteadOfBeginningIt() {
            runs.add(1);
            runs.beforeClaim = () -> Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .onExecutor(time)
                    .by(Duration.ofSeconds(1));
            engine.start();
            UniAssertSubscriber<Void> stop = stop();

            time.passUntil(Duration.ofSeconds(1));

            assertThat(working).isEmpty();
            assertThat(runs.released).hasSize(1);
            stop.assertCompleted();
        }

        @Test
        void releasesAlsoWhatAClaimBringsAfterEverythingWasHandedBack() {
            runs.add(1);
            runs.beforeClaim = () -> Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .onExecutor(time)
                    .by(PATIENCE.plusSeconds(1));
            engine.start();
            stop();

            time.passUntil(PATIENCE.plusSeconds(2));

            assertThat(working).isEmpty();
            assertThat(runs.released).hasSize(1);
        }

        private UniAssertSubscriber<Void> stop() {
            return engine.stop(PATIENCE).subscribe().withSubscriber(UniAssertSubscriber.create());
        }
    }

    private Uni<Ending> work(Claim claim) {
        return Uni.createFrom()
                .<Ending>emitter(emitter -> working.put(claim.lease(), emitter))
                .onCancellation()
                .invoke(() -> stopped.add(claim.lease()));
    }

    private Lease first() {
        return working.keySet().iterator().next();
    }

    private void end(Lease lease) {
        emitter(lease).complete(ENDING);
    }

    private UniEmitter<? super Ending> emitter(Lease lease) {
        UniEmitter<? super Ending> emitter = working.get(lease);
        if (emitter == null) {
            throw new IllegalArgumentException(lease + " is not under way");
        }
        return emitter;
    }

    private static Uni<Void> away() {
        return Uni.createFrom().failure(new StoreUnavailableException(new IllegalStateException("away")));
    }
}
