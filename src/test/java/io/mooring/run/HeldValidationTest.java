package io.mooring.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.domain.CheckOutcome;
import io.mooring.platform.Check;
import io.mooring.testing.VirtualTime;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests that wait while their connection is validated: how long, and how many at once. */
class HeldValidationTest {
    private static final Duration HOLD = Duration.ofSeconds(50);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int MOST = 2;

    private final VirtualTime time = new VirtualTime();
    private final World world = new World(new Fuse());
    private final Validator validator =
            new Validator(Catalogs.ofEngine(), new CheckTimer(time, time::nanos), LIMIT, HOLD, MOST);

    @Test
    void whatIsDecidedWithinTheHoldIsAnsweredAtOnce() {
        world.checks.add(check("quick", Duration.ofSeconds(1)));

        UniAssertSubscriber<Validator.Held> answer = hold();
        time.passUntil(Duration.ofSeconds(1));

        assertThat(answer.assertCompleted().getItem()).isInstanceOf(Validator.Held.Decided.class);
    }

    @Test
    void atTheEndOfTheHoldTheRequestIsAnsweredUndecidedAndNotBefore() {
        world.checks.add(check("quick", Duration.ofSeconds(1)));
        world.checks.add(check("slow", Duration.ofSeconds(80)));

        UniAssertSubscriber<Validator.Held> answer = hold();
        time.passUntil(HOLD.minusMillis(1));
        answer.assertNotTerminated();
        time.passUntil(HOLD);

        Validator.Held held = answer.assertCompleted().getItem();
        assertThat(held).isInstanceOf(Validator.Held.Undecided.class);
        assertThat(held.report().tests().getFirst().outcome()).isInstanceOf(CheckOutcome.Passed.class);
        assertThat(held.report().tests().getLast().outcome())
                .isEqualTo(new CheckOutcome.Skipped(Optional.of(
                        "Skipped because it had not ended after 50 s, the longest that a request is held.")));
    }

    @Test
    void oneTooManyIsRefusedUntilOneOfTheOthersEnds() {
        world.checks.add(check("slow", Duration.ofSeconds(10)));
        hold();
        hold();

        Throwable refusal = hold().assertFailed().getFailure();
        time.passUntil(Duration.ofSeconds(10));

        assertThat(refusal)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(RunError.TOO_MANY_HELD_REQUESTS));
        hold().assertNotTerminated();
    }

    @Test
    void aClientThatGoesAwayMakesRoom() {
        world.checks.add(check("slow", Duration.ofSeconds(10)));
        hold();
        hold().cancel();

        hold().assertNotTerminated();
    }

    @Test
    void checksThatCannotBeMadeTakeNoPlace() {
        world.checks.add(check("same", Duration.ofSeconds(10)));
        world.checks.add(check("same", Duration.ofSeconds(10)));
        for (int attempt = 0; attempt < MOST; attempt++) {
            hold().assertFailedWith(IllegalArgumentException.class);
        }
        world.checks.removeLast();

        hold().assertNotTerminated();
    }

    private UniAssertSubscriber<Validator.Held> hold() {
        World.Wish wish = new World.Wish("a");
        return validator
                .validateHeld(new PlatformWork<>(world, WantedChange.ofCreate(true, wish)))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private Check<World.Session> check(String name, Duration duration) {
        return new Check<>(
                name,
                List.of(),
                LIMIT,
                sessions -> Uni.createFrom()
                        .item(Check.Answer.pass())
                        .onItem()
                        .delayIt()
                        .onExecutor(time)
                        .by(duration));
    }
}
