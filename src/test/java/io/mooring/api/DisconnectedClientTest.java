package io.mooring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class DisconnectedClientTest {
    private static final int CLIENTS = 20;
    private static final Duration SOON = Duration.ofSeconds(20);

    private static int integrations() {
        return Client.json(Client.get("/integrations")).size();
    }

    @Test
    void whatWasSentIsCarriedOutThoughTheClientIsGone() {
        int before = integrations();

        for (int i = 0; i < CLIENTS; i++) {
            sendAndLeave("{\"type\":\"Trino\"}");
        }

        await().atMost(SOON).until(() -> integrations() == before + CLIENTS);
        assertThat(Client.get("/integrations").status()).isEqualTo(200);
    }

    private static void sendAndLeave(String body) {
        try (RawHttp connection = RawHttp.connect()) {
            String length = Integer.toString(body.length());
            connection.send(RawHttp.head(
                                    "POST",
                                    "/integrations",
                                    Map.of("Authorization", EmbeddedDatabase.ADMIN_KEY, "Content-Length", length))
                            .append("\r\n")
                    + body);
        }
    }
}
