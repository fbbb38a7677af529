package io.mooring.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Operation;
import io.mooring.domain.PlatformObject;
import io.mooring.domain.StepState;
import io.mooring.platform.Platforms;
import io.mooring.testing.VirtualTime;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The process dies at every point of a run at which it does anything, once, and another goes on: the end is always that of an undisturbed
 * run, every effect is there exactly once, and nothing of anybody else's is touched.
 */
class RunRecoveryTest {
    private static final int ATTEMPTS = 5;

    private final VirtualTime time = new VirtualTime();
    private Fuse fuse = new Fuse();
    private World world = new World(fuse);

    @Nested
    class Creates {
        @Test
        void aCreateThatDiesAnywhereEndsAsAnUndisturbedOne() {
            int points = pointsOf(RunRecoveryTest.this::create);
            for (int death = 0; death <= points; death++) {
                MemoryRunStore run = diesAt(death, RunRecoveryTest.this::create);
                assertThat(run.settlement())
                        .as("death %d", death)
                        .hasValueSatisfying(end -> assertThat(end.status()).isEqualTo(new IntegrationStatus.Enabled()));
                assertThat(world.things).as("death %d", death).containsExactly("a", "b", "c");
                assertThat(world.doubled()).as("death %d", death).isEmpty();
                assertThat(run.made).hasSize(3);
                assertThat(world.sessions).isEmpty();
            }
        }

        @Test
        void aFailingCreateThatDiesAnywhereLeavesNothing() {
            int points = pointsOf(RunRecoveryTest.this::failingCreate);
            for (int death = 0; death <= points; death++) {
                MemoryRunStore run = diesAt(death, RunRecoveryTest.this::failingCreate);
                assertThat(run.settlement())
                        .as("death %d", death)
                        .hasValueSatisfying(
                                end -> assertThat(end.status()).isEqualTo(new IntegrationStatus.CreateError(false)));
                assertThat(world.things).as("death %d", death).isEmpty();
                assertThat(run.made).as("death %d", death).isEmpty();
            }
        }

        @Test
        void whatCannotBeUndoneIsRecordedAsLeftOver() {
            world.refusedMakings.add("c");
            world.refusedRemovals.add("a");
            MemoryRunStore run = create();
            carryOn(run);

            assertThat(run.settlement())
                    .hasValueSatisfying(
                            end -> assertThat(end.status()).isEqualTo(new IntegrationStatus.CreateError(true)));
            assertThat(run.stateOf("make/a")).isEqualTo(StepState.LEFT_OVER);
            assertThat(run.stateOf("make/b")).isEqualTo(StepState.COMPENSATED);
            assertThat(run.made).containsExactly(World.thing("a"));
        }

        @Test
        void aForeignObjectFailsTheRunAndIsNeverTouched() {
            world.things.add("b");
            MemoryRunStore run = create();
            carryOn(run);

            assertThat(run.settlement())
                    .hasValueSatisfying(end -> assertThat(((Settlement.Failed) end.settlement()).code())
                            .isEqualTo("foreignObject"));
            assertThat(world.things).containsExactly("b");
        }

        @Test
        void whatAnEarlierAttemptSentMayLandAfterTheGuardWasAsked() {
            fuse.set(6);
            MemoryRunStore run = create();
            carryOn(run);
            fuse.remove();
            assertThat(run.stateOf("make/a")).isEqualTo(StepState.STARTED);
            assertThat(world.things).isEmpty();
            world.landing.add("a");

            carryOn(run);

            assertThat(run.settlement())
                    .hasValueSatisfying(end -> assertThat(end.status()).isEqualTo(new IntegrationStatus.Enabled()));
            assertThat(run.made).hasSize(3);
        }

        @Test
        void whatWasSentBeforeTheRunFailedMayLandWhileItIsUndone() {
            world.lost.add("c");
            ScheduledFuture<?> landing = time.schedule(
                    () -> {
                        world.lost.clear();
                        world.things.add("c");
                    },
                    12,
                    TimeUnit.SECONDS);
            MemoryRunStore run = create();

            carryOn(run);

            assertThat(landing.isDone()).isTrue();
            assertThat(run.settlement())
                    .hasValueSatisfying(
                            end -> assertThat(end.status()).isEqualTo(new IntegrationStatus.CreateError(false)));
            assertThat(world.things).isEmpty();
            assertThat(run.stateOf("make/c")).isEqualTo(StepState.COMPENSATED);
        }

        @Test
        void whatSomebodyElseMakesBetweenGuardAndStatementStaysTheirs() {
            world.landing.add("b");
            MemoryRunStore run = create();

            carryOn(run);

            assertThat(run.settlement())
                    .hasValueSatisfying(
                            end -> assertThat(end.status()).isEqualTo(new IntegrationStatus.CreateError(false)));
            assertThat(world.things).containsExactly("b");
        }

        @Test
        void aRepeatedCreateTakesOverWhatTheFirstLeft() {
            world.things.add("a");
            MemoryRunStore run = run(
                    Operation.EDIT,
                    new IntegrationStatus.Editing(true),
                    Optional.empty(),
                    "a,b,c",
                    Set.of(World.thing("a")));
            carryOn(run);

            assertThat(run.settlement())
                    .hasValueSatisfying(end -> assertThat(end.status()).isEqualTo(new IntegrationStatus.Enabled()));
            assertThat(world.things).containsExactly("a", "b", "c");
        }
    }

    @Nested
    class Abandoned {
        @Test
        void aRunThatNeverGetsAnyFurtherIsSettledAndNothingOfItIsTouched() {
            MemoryRunStore run = create();
            carryOn(run, ATTEMPTS + 1);

            assertThat(run.settlement()).hasValueSatisfying(end -> {
                assertThat(end.status()).isEqualTo(new IntegrationStatus.CreateError(false));
                assertThat(((Settlement.Failed) end.settlement()).code()).isEqualTo("runAbandoned");
                assertThat(((Settlement.Failed) end.settlement()).message()).contains("5 times");
            });
            assertThat(world.things).isEmpty();
        }

        @Test
        void theLastAttemptMayStillSucceed() {
            MemoryRunStore run = create();
            carryOn(run, ATTEMPTS);

            assertThat(run.settlement())
                    .hasValueSatisfying(end -> assertThat(end.status()).isEqualTo(new IntegrationStatus.Enabled()));
        }

        @Test
        void whatItMayHaveMadeBeforeIsLeftOver() {
            fuse.set(7);
            MemoryRunStore run = create();
            carryOn(run);
            fuse.remove();
            assertThat(world.things).containsExactly("a");

            carryOn(run, ATTEMPTS + 1);

            assertThat(run.settlement())
                    .hasValueSatisfying(
                            end -> assertThat(end.status()).isEqualTo(new IntegrationStatus.CreateError(true)));
            assertThat(run.made).containsExactly(World.thing("a"));
        }

        @Test
        void aRunThatCannotBeReadIsLeftUntilItWasTriedOftenEnough() {
            MemoryRunStore run = create();
            Lease lease = run.claim().lease();
            IllegalStateException unknown = new IllegalStateException("A state of a newer version");

            execute(run, new Claim.Unreadable(lease, "World", ATTEMPTS, unknown))
                    .assertFailedWith(unknown.getClass());
            assertThat(run.settlement()).isEmpty();

            execute(run, new Claim.Unreadable(lease, "World", ATTEMPTS + 1, unknown))
                    .assertCompleted();
            assertThat(run.settlement()).isPresent();
        }

        @Test
        void aRunThatOutlivedItsCredentialsSaysThatTheyHaveToBeSentAgain() {
            fuse.set(7);
            MemoryRunStore run = create();
            carryOn(run);
            fuse.remove();

            execute(run, new Claim.Outlived(run.claim().lease(), "World", 1)).assertCompleted();

            assertThat(run.settlement()).hasValueSatisfying(end -> {
                assertThat(end.status()).isEqualTo(new IntegrationStatus.CreateError(true));
                assertThat(((Settlement.Failed) end.settlement()).code()).isEqualTo("credentialsExpired");
            });
        }

        @Test
        void aRunWhoseSecretsDoNotOpenIsSettledAtOnce() {
            MemoryRunStore run = create();

            execute(
                            run,
                            new Claim.Unreadable(
                                    run.claim().lease(),
                                    "World",
                                    1,
                                    new SealingException("No", new IllegalStateException())))
                    .assertCompleted();

            assertThat(run.settlement())
                    .hasValueSatisfying(end -> assertThat(((Settlement.Failed) end.settlement()).code())
                            .isEqualTo("secretsUnreadable"));
        }
    }

    @Nested
    class ErrorsOfOurs {
        @Test
        void inACreateNeverPassForCleanWhileSomethingIsThere() {
            int points = pointsOf(RunRecoveryTest.this::create);
            for (int error = 0; error < points; error++) {
                MemoryRunStore run = breaksAt(error, RunRecoveryTest.this::create);
                assertThat(run.made).as("error %d", error).containsAll(present());
                assertThat(run.settlement())
                        .as("error %d", error)
                        .hasValueSatisfying(end ->
                                assertThat(end.status()).isIn(new IntegrationStatus.Enabled(), createError(run)));
            }
        }

        @Test
        void inADeleteNeverPassForUndoneWhenSomethingIsGone() {
            int points = pointsOf(RunRecoveryTest.this::delete);
            for (int error = 0; error < points; error++) {
                MemoryRunStore run = breaksAt(error, RunRecoveryTest.this::delete);
                boolean undone = world.things.size() == 3;
                assertThat(run.settlement())
                        .as("error %d", error)
                        .hasValueSatisfying(end -> assertThat(end.status())
                                .isIn(
                                        new IntegrationStatus.Deleted(),
                                        new IntegrationStatus.PartlyDeleted(),
                                        undone ? new IntegrationStatus.Undeleted() : new IntegrationStatus.Deleted()));
            }
        }

        private Set<PlatformObject> present() {
            return world.things.stream().map(World::thing).collect(Collectors.toSet());
        }

        private IntegrationStatus createError(MemoryRunStore run) {
            return new IntegrationStatus.CreateError(!run.made.isEmpty());
        }

        private MemoryRunStore breaksAt(int point, Scene scene) {
            begin();
            MemoryRunStore run = scene.begin();
            fuse.setToBreakOnce(point);
            carryOn(run);
            return run;
        }
    }

    @Nested
    class Edits {
        @Test
        void anEditThatDiesAnywhereHasTheNewAndNotTheOld() {
            int points = pointsOf(RunRecoveryTest.this::edit);
            for (int death = 0; death <= points; death++) {
                MemoryRunStore run = diesAt(death, RunRecoveryTest.this::edit);
                assertThat(run.settlement())
                        .as("death %d", death)
                        .hasValueSatisfying(end -> assertThat(end.status()).isEqualTo(new IntegrationStatus.Enabled()));
                assertThat(world.things).as("death %d", death).containsExactly("a", "d");
                assertThat(world.doubled()).as("death %d", death).isEmpty();
            }
        }

        @Test
        void theOldThatCannotBeRemovedIsALeftOverAndNoError() {
            world.refusedRemovals.add("b");
            MemoryRunStore run = edit();
            carryOn(run);

            assertThat(run.settlement())
                    .hasValueSatisfying(end -> assertThat(end.status()).isEqualTo(new IntegrationStatus.Enabled()));
            assertThat(run.stateOf("remove/b")).isEqualTo(StepState.LEFT_OVER);
        }

        @Test
        void aFailedEditRestoresWhatWasBefore() {
            world.refusedMakings.add("d");
            MemoryRunStore run = edit();
            carryOn(run);

            assertThat(run.settlement())
                    .hasValueSatisfying(end -> assertThat(end.status()).isEqualTo(new IntegrationStatus.EditError()));
            assertThat(world.things).containsExactly("a", "b");
        }
    }

    @Nested
    class Deletes {
        @Test
        void aDeleteThatDiesAnywhereRemovesWhatWasMadeAndNothingElse() {
            int points = pointsOf(RunRecoveryTest.this::delete);
            for (int death = 0; death <= points; death++) {
                MemoryRunStore run = diesAt(death, RunRecoveryTest.this::delete);
                assertThat(run.settlement())
                        .as("death %d", death)
                        .hasValueSatisfying(end -> assertThat(end.status()).isEqualTo(new IntegrationStatus.Deleted()));
                assertThat(world.things).as("death %d", death).containsExactly("foreign");
            }
        }

        @Test
        void aDeleteThatWasRefusedBeforeItDestroyedAnythingIsAsBefore() {
            MemoryRunStore run = delete();
            world.refusedRemovals.add("b");
            carryOn(run);

            assertThat(run.settlement())
                    .hasValueSatisfying(end -> assertThat(end.status()).isEqualTo(new IntegrationStatus.Undeleted()));
            assertThat(world.things).containsExactly("a", "b", "foreign");
        }

        @Test
        void aDeleteThatStopsHalfWayGoesOnlyForward() {
            MemoryRunStore run = delete();
            world.refusedRemovals.add("a");
            carryOn(run);

            assertThat(run.settlement())
                    .hasValueSatisfying(
                            end -> assertThat(end.status()).isEqualTo(new IntegrationStatus.PartlyDeleted()));
            assertThat(world.things).containsExactly("a", "foreign");
        }

        @Test
        void aDeleteThatDiesAnywhereAndStopsHalfWayIsNeverTakenForUndone() {
            int points = pointsOf(RunRecoveryTest.this::stoppingDelete);
            for (int death = 0; death <= points; death++) {
                MemoryRunStore run = diesAt(death, RunRecoveryTest.this::stoppingDelete);
                assertThat(run.settlement())
                        .as("death %d", death)
                        .hasValueSatisfying(
                                end -> assertThat(end.status()).isEqualTo(new IntegrationStatus.PartlyDeleted()));
                assertThat(world.things).as("death %d", death).containsExactly("a", "foreign");
            }
        }
    }

    private MemoryRunStore create() {
        return run(Operation.CREATE, new IntegrationStatus.Creating(), Optional.empty(), "a,b,c", Set.of());
    }

    private MemoryRunStore failingCreate() {
        world.refusedMakings.add("c");
        return create();
    }

    private MemoryRunStore edit() {
        world.things.addAll(List.of("a", "b"));
        return run(
                Operation.EDIT,
                new IntegrationStatus.Editing(false),
                Optional.of(wish("a,b")),
                "a,d",
                Set.of(World.thing("a"), World.thing("b")));
    }

    private MemoryRunStore delete() {
        world.things.addAll(List.of("a", "b", "foreign"));
        return run(
                Operation.DELETE,
                new IntegrationStatus.Deleting(false),
                Optional.of(wish("a,b,foreign")),
                "a,b,foreign",
                Set.of(World.thing("a"), World.thing("b")));
    }

    private MemoryRunStore stoppingDelete() {
        world.refusedRemovals.add("a");
        return delete();
    }

    private MemoryRunStore run(
            Operation operation,
            IntegrationStatus.Transitional status,
            Optional<ObjectNode> before,
            String after,
            Set<PlatformObject> made) {
        return new MemoryRunStore(fuse, operation, status, before, wish(after), made);
    }

    private static ObjectNode wish(String things) {
        return JsonNodeFactory.instance.objectNode().put("things", things);
    }

    private interface Scene {
        MemoryRunStore begin();
    }

    /** At how many points the undisturbed run could die. */
    private int pointsOf(Scene scene) {
        begin();
        MemoryRunStore run = scene.begin();
        carryOn(run);
        assertThat(run.settlement()).isPresent();
        return fuse.burnt();
    }

    private MemoryRunStore diesAt(int point, Scene scene) {
        begin();
        MemoryRunStore run = scene.begin();
        fuse.set(point);
        carryOn(run);
        fuse.remove();
        if (run.settlement().isEmpty()) {
            carryOn(run);
        }
        return run;
    }

    private void begin() {
        fuse = new Fuse();
        world = new World(fuse);
    }

    private void carryOn(MemoryRunStore run) {
        carryOn(run, 1);
    }

    private void carryOn(MemoryRunStore run, int fruitless) {
        UniAssertSubscriber<Ending> end = execute(run, new Claim.Whole(run.claim(), fruitless));
        assertThat(end.getItem() != null || end.getFailure() != null)
                .as("the run ended")
                .isTrue();
    }

    private UniAssertSubscriber<Ending> execute(MemoryRunStore run, Claim claim) {
        RunExecution execution = new RunExecution(
                run,
                new PlatformWorks(Platforms.of(List.of(world))),
                new Validator(
                        Catalogs.ofEngine(),
                        new CheckTimer(time, time::nanos),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(50),
                        1),
                Catalogs.ofEngine(),
                new Random(1),
                time,
                ATTEMPTS);
        UniAssertSubscriber<Ending> end =
                execution.execute(claim).subscribe().withSubscriber(UniAssertSubscriber.create());
        time.runOut();
        return end;
    }
}
