package io.mooring.platform.redshift;

import io.mooring.domain.Secret;
import io.mooring.platform.net.Authorities;
import io.mooring.platform.net.Limits;
import io.mooring.platform.net.NetworkFailures;
import io.mooring.platform.net.OutboundDoor;
import io.mooring.platform.net.OutboundDoor.Passage;
import io.mooring.platform.net.Peer;
import io.mooring.platform.net.Witness;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.util.Optional;

/**
 * Opens sessions. Each has a connection factory of its own, because closing that closes the socket whatever state the conversation is in:
 * in the middle of a login that never ends, after rubbish, or with a statement under way. The client itself leaves the socket open in all
 * three.
 */
final class Connector {
    private final Vertx vertx;
    private final OutboundDoor door;
    private final Limits limits;
    private final Authorities authorities;

    Connector(Vertx vertx, OutboundDoor door, Limits limits) {
        this.vertx = vertx;
        this.door = door;
        this.limits = limits;
        this.authorities = new Authorities(vertx);
    }

    /** Logs in; answers on the caller's Vert.x context. */
    Uni<RedshiftSession> open(Endpoint endpoint, Optional<Secret> password) {
        Peer peer = endpoint.peer();
        Failures failures = new Failures(endpoint, new NetworkFailures(peer, limits));
        return Uni.createFrom().deferred(() -> {
            Context caller = vertx.getOrCreateContext();
            return door.ask(peer.host(), peer.port())
                    .chain(passage -> authorities
                            .trusting(passage.authorities())
                            .onFailure()
                            .transform(failure -> failures.authoritiesUnreadable())
                            .map(Witness::new)
                            .emitOn(task -> caller.runOnContext(ignored -> task.run()))
                            .chain(witness ->
                                    connect(options(passage, witness, endpoint, password), witness, caller, failures)));
        });
    }

    private PinnedOptions options(Passage passage, Witness witness, Endpoint endpoint, Optional<Secret> password) {
        PinnedOptions options = PinnedOptions.of(passage, witness, limits);
        options.setUser(endpoint.user()).setDatabase(endpoint.database());
        options.setPassword(password.map(Secret::reveal).orElse(""));
        return options;
    }

    private Uni<RedshiftSession> connect(PinnedOptions options, Witness witness, Context context, Failures failures) {
        ConnectionFactory factory = PgDriver.INSTANCE.createConnectionFactory(vertx, options);
        Runnable hangUp = () -> factory.close(Promise.promise());
        return Uni.createFrom()
                .completionStage(() -> factory.connect(context, options).toCompletionStage())
                .ifNoItem()
                .after(limits.login())
                .failWith(failures::loginTimedOut)
                .map(connection -> new RedshiftSession(vertx, PgConnection.cast(connection), hangUp, failures, limits))
                .onFailure()
                .transform(failure -> failures.ofLogin(failure, witness.refusal()))
                .emitOn(task -> context.runOnContext(ignored -> task.run()))
                .onFailure()
                .invoke(hangUp)
                .onCancellation()
                .invoke(hangUp);
    }
}
