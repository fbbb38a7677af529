package io.mooring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SystemResolverTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final SystemResolver resolver = new SystemResolver(vertx);

    @AfterEach
    void stop() {
        resolver.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void theSystemsOwnNamesAreKnown() {
        List<InetAddress> addresses = resolver.resolve("localhost").await().atMost(SOON);

        assertThat(addresses).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
    }

    @Test
    void theCallersThreadIsLeftAloneAndTheAnswerComesBackToIt() {
        Context context = vertx.getOrCreateContext();
        CompletableFuture<Boolean> backOnContext = new CompletableFuture<>();

        context.runOnContext(ignored -> resolver.resolve("localhost")
                .subscribe()
                .with(
                        addresses -> backOnContext.complete(context.equals(Vertx.currentContext())),
                        backOnContext::completeExceptionally));

        assertThat(backOnContext.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
    }

    /** No name server is asked for a name that no name server can be asked for. */
    @Test
    void aNameThatCannotBeResolvedFailsAsUnknown() {
        assertThatThrownBy(() ->
                        resolver.resolve("a".repeat(64) + ".invalid").await().atMost(SOON))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(UnknownHostException.class);
    }
}
