package io.mooring.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets only so much be under way at the same time; the rest waits in the order in which it was asked for. A caller that goes away gives its
 * turn up, but what has begun goes on to its end and keeps its place until then.
 */
final class Share {
    private final Deque<Place> waiting = new ArrayDeque<>();
    private int free;

    private enum Stage {
        WAITING,
        TURN,
        WORKING,
        LEFT
    }

    private static final class Place {
        private Stage stage = Stage.WAITING;
        private @Nullable UniEmitter<? super Void> turn;
    }

    Share(int size) {
        this.free = size;
    }

    <T> Uni<T> within(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Place place = new Place();
            return turn(place).chain(() -> begin(place, work)).onCancellation().invoke(() -> giveUp(place));
        });
    }

    private Uni<Void> turn(Place place) {
        return Uni.createFrom().emitter(emitter -> {
            if (takeOrWait(place, emitter)) {
                emitter.complete(null);
            }
        });
    }

    private synchronized boolean takeOrWait(Place place, UniEmitter<? super Void> emitter) {
        place.turn = emitter;
        if (free == 0) {
            waiting.add(place);
            return false;
        }
        free--;
        place.stage = Stage.TURN;
        return true;
    }

    private <T> Uni<T> begin(Place place, Supplier<Uni<T>> work) {
        return moves(place, Stage.TURN, Stage.WORKING)
                ? Uni.createFrom()
                        .emitter(emitter -> Uni.createFrom()
                                .deferred(() -> work.get())
                                .onTermination()
                                .invoke(() -> leave(place))
                                .subscribe()
                                .with(emitter::complete, emitter::fail))
                : Uni.createFrom().nothing();
    }

    /** The turn may come at this very moment: then it goes to the next. */
    private void giveUp(Place place) {
        boolean waited;
        synchronized (this) {
            waited = waiting.remove(place);
        }
        if (!waited && moves(place, Stage.TURN, Stage.WORKING)) {
            leave(place);
        }
    }

    private synchronized boolean moves(Place place, Stage from, Stage to) {
        boolean there = place.stage == from;
        if (there) {
            place.stage = to;
        }
        return there;
    }

    private void leave(Place place) {
        if (moves(place, Stage.WORKING, Stage.LEFT)) {
            next().ifPresent(turn -> turn.complete(null));
        }
    }

    private synchronized Optional<UniEmitter<? super Void>> next() {
        Place next = waiting.poll();
        if (next == null) {
            free++;
            return Optional.empty();
        }
        next.stage = Stage.TURN;
        return Optional.ofNullable(next.turn);
    }
}
