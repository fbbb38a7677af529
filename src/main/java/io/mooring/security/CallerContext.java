package io.mooring.security;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Brings answers back to where they were asked for: timers and pools answer on threads of their own. */
final class CallerContext {
    private CallerContext() {}

    /** The same events, on the Vert.x context of the subscriber if it has one. */
    static <T> Uni<T> emitOn(Uni<T> answer) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            return context == null ? answer : answer.emitOn(event -> context.runOnContext(ignored -> event.run()));
        });
    }
}
