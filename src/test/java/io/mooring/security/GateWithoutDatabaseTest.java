package io.mooring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gate in a router of its own, in front of one route that answers 200, while the database is away. */
final class GateWithoutDatabaseTest {
    private static final String FIRST = "the-first-key-of-the-configuration";
    private static final String TRINO = "0123456789abcdef0123456789abcdef";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final TestClock clock = new TestClock();
    private final KeysInMemory table = new KeysInMemory();
    private final ApiKeys keys = new ApiKeys(table, Optional.of(ConfiguredKey.of("option", FIRST)), clock);
    private final HttpServer server = vertx.createHttpServer();

    @BeforeEach
    void start() {
        table.add("mk_known", Set.of(Permission.APPLICATION_ADMIN), null);
        table.addOfIntegration(TRINO, 5);
        keys.refresh().await().atMost(Duration.ofSeconds(5));
        table.down = true;
        done(server.requestHandler(router()).listen(0, "127.0.0.1"));
    }

    @AfterEach
    void stop() {
        client.close();
        done(vertx.close());
    }

    private Router router() {
        Tokens tokens = new Tokens(Keysets.sealing(), Duration.ofHours(1), clock);
        Authentication authentication =
                new Authentication(keys, tokens, new LastUse(table, clock), new FailedAuthentications(0, 1, () -> 0));
        Gate gate = new Gate(
                authentication,
                (request, code, values) -> request.response()
                        .setStatusCode(code == SecurityError.KEY_NOT_CHECKED ? 503 : 401)
                        .end(code.code()),
                new RateLimit(0, () -> 0));
        Filters filters = new Filters();
        gate.install(filters);
        Router router = Router.router(vertx);
        filters.getFilters().forEach(filter -> router.route().handler(filter.getHandler()));
        router.route()
                .handler(request -> request.response().end(Caller.of(request).name()));
        return router;
    }

    private static void done(Future<?> future) {
        future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private HttpResponse<String> get(String key) throws IOException, InterruptedException {
        URI target = URI.create("http://127.0.0.1:" + server.actualPort() + "/integrations");
        return client.send(
                HttpRequest.newBuilder(target).header("Authorization", key).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void knownKeysGoOnWorking() throws IOException, InterruptedException {
        assertThat(get(FIRST).body()).isEqualTo("configured");
        assertThat(get("mk_known").body()).isEqualTo("key 1");
    }

    @Test
    void aKeyThatOnlyTheDatabaseKnowsIs503WithAHintWhenToTryAgain() throws IOException, InterruptedException {
        HttpResponse<String> answer = get(TRINO);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("keyNotChecked");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void whatCannotBeAKeyIs401AllTheSame() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("wrong");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }
}
