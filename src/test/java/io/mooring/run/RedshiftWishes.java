package io.mooring.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.PlatformObject;
import io.mooring.domain.Secret;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.platform.Platforms;
import io.mooring.platform.net.OutboundDoor;
import io.mooring.platform.redshift.RedshiftPlatform;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bodies and stored integrations of a real platform, for what is decided before anything is asked of it. */
final class RedshiftWishes implements AutoCloseable {
    static final String PASSWORD = "Stored-Passw0rd";

    private static final OutboundDoor CLOSED =
            (host, port) -> Uni.createFrom().failure(() -> new IllegalStateException("Nobody goes out here"));

    private final Vertx vertx = Vertx.vertx();
    final RedshiftPlatform platform = new RedshiftPlatform(vertx, CLOSED);
    final Platforms platforms = Platforms.of(List.of(platform));

    static ObjectNode body(boolean automatic) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", "Redshift").put("autoBootstrap", automatic);
        body.putObject("config")
                .put("host", "cluster.example")
                .put("port", 5439)
                .put("database", "immuta")
                .put("initialDatabase", "dev")
                .put("authenticationType", "userPassword")
                .put("username", "taylor")
                .put("password", Secret.MARK);
        return body;
    }

    static ObjectNode config(ObjectNode body) {
        return (ObjectNode) body.path("config");
    }

    /** What was stored for {@link #body}, a manual one with its credentials. */
    static StoredIntegration stored(boolean automatic, IntegrationStatus status, PlatformObject... made) {
        ObjectNode config = config(body(automatic)).put("username", Secret.MARK);
        config.putObject("impersonation").put("enabled", false);
        Map<String, Secret> sent =
                automatic ? Map.of() : Map.of("username", Secret.of("taylor"), "password", Secret.of(PASSWORD));
        return new StoredIntegration(
                new IntegrationId(7),
                "Redshift",
                automatic,
                status,
                config,
                new IntegrationSecrets(sent, GeneratedCredentials.none()),
                1,
                Set.of(made));
    }

    @Override
    public void close() {
        vertx.closeAndAwait();
    }
}
