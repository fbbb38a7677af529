package io.mooring.store;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives every transaction a Vert.x context of its own, so that it may be asked for from any thread and two of one request never share a
 * session. The result comes back on the caller's context. A caller that cancels does not cut a transaction in the middle: it goes on to
 * its end and its result is dropped.
 */
@Singleton
final class SafeContext {
    private final Vertx vertx;

    SafeContext(Vertx vertx) {
        this.vertx = vertx;
    }

    <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> start(work, emitter, Vertx.currentContext()));
    }

    private <T> void start(Supplier<Uni<T>> work, UniEmitter<? super T> emitter, @Nullable Context caller) {
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(started -> Uni.createFrom()
                .deferred(work::get)
                .subscribe()
                .with(
                        item -> backOn(caller, () -> emitter.complete(item)),
                        failure -> backOn(caller, () -> emitter.fail(failure))));
    }

    private static void backOn(@Nullable Context caller, Runnable end) {
        if (caller == null) {
            end.run();
        } else {
            caller.runOnContext(arrived -> end.run());
        }
    }
}
