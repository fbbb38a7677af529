package io.mooring.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ShareTest {
    private final Share share = new Share(2);
    private final List<UniEmitter<? super String>> begun = new ArrayList<>();

    @Test
    void noMoreThanItsSizeIsUnderWayAndTheRestFollowsInOrder() {
        List<UniAssertSubscriber<String>> all = ask(4);
        assertThat(begun).hasSize(2);

        begun.get(1).complete("second");
        assertThat(begun).hasSize(3);
        begun.get(2).fail(new IllegalStateException("third"));
        assertThat(begun).hasSize(4);

        all.get(1).assertItem("second");
        all.get(2).assertFailedWith(IllegalStateException.class);
    }

    @Test
    void whoGoesAwayWhileWaitingTakesNoTurn() {
        List<UniAssertSubscriber<String>> all = ask(4);

        all.get(2).cancel();
        begun.getFirst().complete("first");

        assertThat(begun).hasSize(3);
        begun.get(2).complete("fourth");
        all.get(3).assertItem("fourth");
    }

    @Test
    void whatHasBegunKeepsItsPlaceToItsEndThoughItsCallerIsGone() {
        List<UniAssertSubscriber<String>> all = ask(3);

        all.getFirst().cancel();
        assertThat(begun).hasSize(2);

        begun.getFirst().complete("first");
        assertThat(begun).hasSize(3);
    }

    @Test
    void whatThrowsLeavesTheTurnToTheNext() {
        for (int i = 0; i < 3; i++) {
            share.<String>within(() -> {
                        throw new IllegalStateException("broken");
                    })
                    .subscribe()
                    .withSubscriber(UniAssertSubscriber.create())
                    .assertFailedWith(IllegalStateException.class);
        }

        assertThat(ask(2)).hasSize(2);
        assertThat(begun).hasSize(2);
    }

    /** Turns that come and callers that go at the same moment: whatever the outcome of each, no turn is lost and none is doubled. */
    @Test
    void noTurnIsLostWhenCallersGoAwayAtTheMomentOfTheirTurn() throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            CountDownLatch done = new CountDownLatch(2_000);
            IntStream.range(0, 2_000)
                    .forEach(i -> threads.execute(() -> {
                        UniAssertSubscriber<String> caller = share.within(
                                        () -> Uni.createFrom().item("done").emitOn(threads))
                                .onTermination()
                                .invoke(done::countDown)
                                .subscribe()
                                .withSubscriber(UniAssertSubscriber.create());
                        if (i % 3 == 0) {
                            caller.cancel();
                        }
                    }));
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(ask(3)).hasSize(3);
        assertThat(begun).hasSize(2);
    }

    private List<UniAssertSubscriber<String>> ask(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> share.within(() -> Uni.createFrom().<String>emitter(begun::add))
                        .subscribe()
                        .withSubscriber(UniAssertSubscriber.create()))
                .toList();
    }
}
