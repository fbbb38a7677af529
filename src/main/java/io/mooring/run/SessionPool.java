package io.mooring.run;

import io.mooring.domain.Target;
import io.mooring.platform.PlatformSession;
import io.mooring.platform.Sessions;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * The sessions of one validation or one run. There are never more than callers at once, so whoever limits the callers limits the sessions.
 * A session whose work failed or was cancelled is closed, not lent again: nobody knows what is still on its wire.
 */
final class SessionPool<S extends PlatformSession> implements Sessions<S> {
    private final Function<Target, Uni<S>> opener;
    private final Map<Target, Deque<S>> idle = new HashMap<>();
    private final Set<S> open = new HashSet<>();
    private boolean closed;

    SessionPool(Function<Target, Uni<S>> opener) {
        this.opener = opener;
    }

    @Override
    public <T> Uni<T> with(Target target, Function<S, Uni<T>> work) {
        return borrow(target).chain(session -> lend(target, session, work));
    }

    /** Closes every session, also those that are lent and those that are still being opened; never fails. */
    Uni<Void> close() {
        return Uni.createFrom().deferred(() -> {
            List<S> all;
            synchronized (this) {
                closed = true;
                idle.clear();
                all = new ArrayList<>(open);
                open.clear();
            }
            return all.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : Uni.join()
                            .all(all.stream().map(PlatformSession::close).toList())
                            .andCollectFailures()
                            .onFailure()
                            .recoverWithNull()
                            .replaceWithVoid();
        });
    }

    private Uni<S> borrow(Target target) {
        return Uni.createFrom().deferred(() -> {
            synchronized (this) {
                Deque<S> free = idle.get(target);
                if (free != null && !free.isEmpty()) {
                    return Uni.createFrom().item(free.pop());
                }
            }
            return opened(target);
        });
    }

    /**
     * Opening goes on when the caller gives up, because a half-open connection can't be taken back; the session is closed when it comes.
     */
    private Uni<S> opened(Target target) {
        return Uni.createFrom().emitter(emitter -> {
            AtomicBoolean unwanted = new AtomicBoolean();
            emitter.onTermination(() -> unwanted.set(true));
            opener.apply(target)
                    .subscribe()
                    .with(
                            session -> {
                                if (!keep(session) || unwanted.get()) {
                                    discard(session);
                                    emitter.fail(new CancellationException("The session is no longer wanted"));
                                } else {
                                    emitter.complete(session);
                                }
                            },
                            emitter::fail);
        });
    }

    private <T> Uni<T> lend(Target target, S session, Function<S, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> work.apply(session))
                .onItem()
                .invoke(() -> giveBack(target, session))
                .onFailure()
                .invoke(() -> discard(session))
                .onCancellation()
                .invoke(() -> discard(session));
    }

    private synchronized boolean keep(S session) {
        if (!closed) {
            open.add(session);
        }
        return !closed;
    }

    private synchronized void giveBack(Target target, S session) {
        if (!closed) {
            idle.computeIfAbsent(target, key -> new ArrayDeque<>()).push(session);
        }
    }

    private void discard(S session) {
        synchronized (this) {
            open.remove(session);
        }
        session.close().subscribe().with(done -> {}, failure -> {});
    }
}
