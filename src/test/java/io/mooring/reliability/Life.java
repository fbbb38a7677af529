package io.mooring.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mooring.ops.ServiceClient;
import io.mooring.peer.redshift.RedshiftPeer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;

/** The life of one Redshift integration, told to whichever replica is there; what became of it is asked of the database. */
final class Life {

    static final String SUPERUSER = "awsuser";
    static final String PASSWORD = "Distinctive-Passw0rd-4471";

    /** Where a run is under way; at rest is everything else. */
    private static final Set<String> MOVING = Set.of("creating", "editing", "deleting", "migrating");

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Fleet fleet;
    private final RedshiftPeer peer;
    private final String host;
    private final String database;

    Life(Fleet fleet, RedshiftPeer peer, String host, String database) {
        this.fleet = fleet;
        this.peer = peer;
        this.host = host;
        this.database = database;
    }

    enum Request {
        CREATE,
        EDIT,
        DELETE
    }

    /** The answer, if there was one: the service may have been killed meanwhile. */
    Optional<HttpResponse<String>> tell(ServiceClient client, Request request) {
        try {
            return Optional.of(
                    switch (request) {
                        case CREATE -> client.send("POST", "/integrations", body(false));
                        case EDIT -> client.send("PUT", "/integrations/" + id(), body(true));
                        case DELETE -> client.send("DELETE", "/integrations/" + id(), credentials());
                    });
        } catch (IOException cutOff) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The same, when nobody disturbs. */
    void carryOut(ServiceClient client, Request request) {
        HttpResponse<String> answer = tell(client, request).orElseThrow();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        awaitRest();
    }

    private String body(boolean impersonation) {
        String group = impersonation ? ",\"role\":\"%s_impersonators\"".formatted(database) : "";
        return """
                {"type":"Redshift","autoBootstrap":true,"config":{"host":"%s","port":%d,"database":"%s","initialDatabase":"dev",
                "impersonation":{"enabled":%s%s},"authenticationType":"userPassword","username":"%s","password":"%s"}}""".formatted(host, peer.port(), database, impersonation, group, SUPERUSER, PASSWORD);
    }

    private static String credentials() {
        return "{\"authenticationType\":\"userPassword\",\"username\":\"%s\",\"password\":\"%s\"}"
                .formatted(SUPERUSER, PASSWORD);
    }

    /** The stored status; {@code deleted} also before there is an integration. */
    String status() {
        return newest("status").orElse("deleted");
    }

    boolean impersonates() {
        return newest("config->'impersonation'->>'enabled'").orElse("").equals("true");
    }

    private String id() {
        return newest("id").orElseThrow();
    }

    private Optional<String> newest(String what) {
        return fleet
                .column("select %s from integration where config->>'database' = '%s' order by id desc limit 1"
                        .formatted(what, database))
                .stream()
                .findFirst();
    }

    String awaitRest() {
        return Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(PATIENCE)
                .until(this::status, status -> !MOVING.contains(status.split("/", 2)[0]));
    }

    /** Accepted ids as clients see them, from any replica. */
    static JsonNode integrations(ServiceClient client) throws IOException, InterruptedException {
        return ServiceClient.json(client.get("/integrations"));
    }
}
