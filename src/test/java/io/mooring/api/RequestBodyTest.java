package io.mooring.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.api.RawHttp.Answer;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class RequestBodyTest {
    private static final int LIMIT = 1 << 20;
    private static final String PATH = "/bim/apikey/authenticate";
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    /** A valid body of so many bytes with the right key. */
    private static String padded(int length) {
        String body = "{\"apikey\":\"" + EmbeddedDatabase.ADMIN_KEY + "\"}";
        return " ".repeat(length - body.length()) + body;
    }

    private static String chunks(String body, int size) {
        StringBuilder chunks = new StringBuilder();
        for (int from = 0; from < body.length(); from += size) {
            String chunk = body.substring(from, Math.min(body.length(), from + size));
            chunks.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return chunks.append("0\r\n\r\n").toString();
    }

    private RawHttp connect() {
        return RawHttp.connect();
    }

    private Answer post(String body) {
        return RawHttp.once("POST", PATH, JSON, body);
    }

    private Answer postInChunks(String body, int size) {
        try (RawHttp connection = connect()) {
            connection.send(RawHttp.head(
                            "POST", PATH, Map.of("Content-Type", "application/json", "Transfer-Encoding", "chunked"))
                    .append("\r\n")
                    .toString());
            connection.send(chunks(body, size));
            return connection.receive();
        }
    }

    @Test
    void aBodyOfExactlyTheLimitIsRead() {
        assertThat(post(padded(LIMIT)).status()).isEqualTo(200);
    }

    @Test
    void oneByteMoreIs413() {
        assertThat(post(padded(LIMIT + 1)).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 65_536, 2 * LIMIT})
    void aBodyWithoutAnnouncedLengthIsCounted(int size) {
        assertThat(postInChunks(padded(LIMIT), size).status()).isEqualTo(200);
        assertThat(postInChunks(padded(LIMIT + 1), size).status()).isEqualTo(413);
    }

    @Test
    void theConnectionCanBeUsedAfterATooLargeBody() {
        try (RawHttp connection = connect()) {
            assertThat(connection
                            .exchange("POST", PATH, JSON, padded(3 * LIMIT))
                            .status())
                    .isEqualTo(413);
            assertThat(connection.exchange("POST", PATH, JSON, padded(100)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void theAnswerComesWhileAnEndlessBodyIsStillBeingSent() {
        try (RawHttp connection = connect()) {
            connection.send(RawHttp.head("POST", PATH, Map.of("Transfer-Encoding", "chunked"))
                    .append("\r\n")
                    .toString());
            String chunk = chunks(padded(LIMIT), LIMIT).replace("0\r\n\r\n", "");
            connection.send(chunk);
            connection.send(chunk);

            assertThat(connection.receive().status()).isEqualTo(413);
        }
    }

    @Test
    void aClientThatNeverStopsIsCutOff() {
        assertThat(cutOff()).isTrue();
    }

    private boolean cutOff() {
        try (RawHttp connection = connect()) {
            connection.send(RawHttp.head("POST", PATH, Map.of("Transfer-Encoding", "chunked"))
                    .append("\r\n")
                    .toString());
            String chunk = chunks(padded(LIMIT), LIMIT).replace("0\r\n\r\n", "");
            for (int sent = 0; sent < 200; sent++) {
                connection.send(chunk);
            }
            return false;
        } catch (UncheckedIOException closed) {
            return true;
        }
    }

    @Test
    void aClientThatAsksFirstIsInvited() {
        String body = padded(100);
        try (RawHttp connection = connect()) {
            connection.send(RawHttp.head("POST", PATH, Map.of("Expect", "100-continue", "Content-Length", "100"))
                    .append("\r\n")
                    .toString());
            assertThat(connection.receive().status()).isEqualTo(100);

            connection.send(body);
            assertThat(connection.receive().status()).isEqualTo(200);
        }
    }

    @Test
    void aClientThatAsksFirstWithTooMuchIsNotInvited() {
        try (RawHttp connection = connect()) {
            connection.send(RawHttp.head("POST", PATH, Map.of("Expect", "100-continue", "Content-Length", "2000000"))
                    .append("\r\n")
                    .toString());

            assertThat(connection.receive().status()).isEqualTo(413);
        }
    }

    @Test
    void anUnknownMethodOrPathComesBeforeTheSize() {
        assertThat(RawHttp.once("PUT", PATH, JSON, padded(LIMIT + 1)).status()).isEqualTo(405);
        assertThat(RawHttp.once(
                                "POST",
                                "/nowhere",
                                Map.of("Authorization", EmbeddedDatabase.ADMIN_KEY),
                                padded(LIMIT + 1))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void http2IsCountedAlike() throws IOException, InterruptedException {
        assertThat(postOverHttp2(padded(LIMIT))).isEqualTo(200);
        assertThat(postOverHttp2(padded(LIMIT + 1))).isEqualTo(413);
    }

    private int postOverHttp2(String body) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            URI target = RawHttp.service().resolve(PATH);
            client.send(
                    HttpRequest.newBuilder(RawHttp.service().resolve("/q/health/live"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(target)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            return answer.statusCode();
        }
    }
}
