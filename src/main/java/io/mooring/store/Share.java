package io.mooring.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets only so much be under way at the same time; the rest waits in the order in which it was asked for. */
final class Share {
    private final Deque<Place> waiting = new ArrayDeque<>();
    private int free;

    /** One caller's, from asking to whatever ends that: also when the caller goes away at the moment in which its turn comes. */
    private static final class Place {
        private boolean taken;
        private @Nullable UniEmitter<? super Void> turn;
    }

    Share(int size) {
        this.free = size;
    }

    <T> Uni<T> within(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Place place = new Place();
            return turn(place).chain(() -> work.get()).onTermination().invoke(() -> leave(place));
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
        place.taken = free > 0;
        if (place.taken) {
            free--;
        } else {
            waiting.add(place);
        }
        return place.taken;
    }

    private void leave(Place place) {
        next(place).ifPresent(turn -> turn.complete(null));
    }

    private synchronized Optional<UniEmitter<? super Void>> next(Place left) {
        if (!left.taken) {
            waiting.remove(left);
            return Optional.empty();
        }
        left.taken = false;
        Place next = waiting.poll();
        if (next == null) {
            free++;
            return Optional.empty();
        }
        next.taken = true;
        return Optional.ofNullable(next.turn);
    }
}
