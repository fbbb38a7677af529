package io.mooring.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mooring.ops.ServiceClient;
import io.mooring.peer.redshift.Catalog;
import io.mooring.peer.redshift.RedshiftPeer;
import io.mooring.peer.redshift.RedshiftPeerOptions;
import io.mooring.peer.redshift.StatementFault;
import io.mooring.reliability.Fleet.Replica;
import io.mooring.reliability.Life.Request;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Everything that a packaging may have lost, once: configurations read by reflection, tables of errors, migrations, the description of the
 * API, sealing, TLS. The native executable is tested with these.
 */
final class LifeCycleIT {

    private RedshiftPeer peer;
    private Fleet fleet;
    private Life life;

    @BeforeEach
    void start() throws InterruptedException {
        peer = RedshiftPeer.start(RedshiftPeerOptions.encrypted(Life.SUPERUSER, Life.PASSWORD));
        fleet = Fleet.found(
                "life cycle",
                Map.of(
                        "mooring.engine.lease",
                        "PT2S",
                        "mooring.outbound.allowed-networks",
                        "127.0.0.0/8",
                        "mooring.outbound.ca-file",
                        peer.authority().toString()));
        life = new Life(fleet, peer, "localhost", "life");
    }

    @AfterEach
    void stop() {
        fleet.close();
        peer.close();
    }

    @Test
    void aRedshiftIntegrationIsCreatedEditedAndDeletedAlsoWhenTheServiceIsKilled() throws Exception {
        Catalog untouched = peer.objects();
        Replica killed = fleet.start();
        CountDownLatch struck = new CountDownLatch(1);
        peer.faults().onStatement("^create schema", 1, new StatementFault.ToldUnexecuted(() -> {
            killed.process().kill();
            struck.countDown();
        }));

        life.tell(killed.client(), Request.CREATE);
        assertThat(struck.await(1, TimeUnit.MINUTES)).isTrue();
        Replica service = fleet.start();
        assertThat(life.awaitRest()).isEqualTo("enabled");

        life.carryOut(service.client(), Request.EDIT);
        assertThat(life.status()).isEqualTo("enabled");
        life.carryOut(service.client(), Request.DELETE);
        assertThat(life.status()).isEqualTo("deleted");
        assertThat(peer.objects()).isEqualTo(untouched);
        assertThat(service.process().terminate()).isEqualTo(143);
    }

    @Test
    void everyKindOfAnswerIsThere() throws Exception {
        ServiceClient client = fleet.start().client();

        JsonNode created = ok(client.send("POST", "/integrations", "type: Trino"));
        JsonNode key =
                ok(client.send("POST", "/integrations/" + created.path("id").asText() + "/regenerate", ""));
        JsonNode trino = ok(client.get("/integrations/" + created.path("id").asText()));

        assertThat(trino.at("/config/immutaApiKey").asText())
                .hasSize(32)
                .isEqualTo(key.path("newKey").asText());
        assertThat(ok(client.get("/integrations/types"))).isNotEmpty();
        assertThat(ok(client.get("/errors"))).isNotEmpty();
        assertThat(client.get("/openapi").body()).contains("openapi: 3.1").contains("NewRedshift");
        assertThat(client.get("/q/metrics").body()).contains("mooring_");
        assertThat(refused(client, "{\"type\":\"Redshift\",\"autoBootstrap\":true,\"config\":{\"prot\":1}}"))
                .contains("config.prot");
        assertThat(refused(client, "{\"type\":\"Trino\",\"type\":\"Trino\"}")).contains("type");
        assertThat(client.send("POST", "/api-keys", "{\"name\":\"ci\",\"permissions\":[\"INTEGRATION_STATUS\"]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.send("DELETE", "/integrations/" + created.path("id").asText(), "")
                        .statusCode())
                .isEqualTo(200);
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ServiceClient.json(answer);
    }

    private static String refused(ServiceClient client, String body) throws Exception {
        HttpResponse<String> answer = client.send("POST", "/integrations", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return ServiceClient.json(answer).path("message").asText();
    }
}
