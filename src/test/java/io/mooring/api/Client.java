package io.mooring.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mooring.api.RawHttp.Answer;
import io.mooring.testing.EmbeddedDatabase;
import java.util.LinkedHashMap;
import java.util.Map;

/** An administrator who calls the service, and whose every answer must be as described. */
final class Client {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Description DESCRIPTION = Description.checkedIn();

    private Client() {}

    static Answer get(String target, String... headers) {
        return send("GET", target, "", headers);
    }

    static Answer post(String target, String body, String... headers) {
        return send("POST", target, body, headers);
    }

    static Answer put(String target, String body, String... headers) {
        return send("PUT", target, body, headers);
    }

    static Answer delete(String target, String... headers) {
        return send("DELETE", target, "", headers);
    }

    static Answer send(String method, String target, String body, String... headers) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Authorization", EmbeddedDatabase.ADMIN_KEY);
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        Answer answer = RawHttp.once(method, target, all, body);
        DESCRIPTION.check(method, target, answer);
        return answer;
    }

    /** A new Trino integration's id. */
    static String newTrino() {
        return json(post("/integrations", "{\"type\":\"Trino\"}")).path("id").asText();
    }

    static JsonNode json(Answer answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + answer, e);
        }
    }

    static String message(Answer answer) {
        return json(answer).path("message").asText();
    }

    static String code(Answer answer) {
        return json(answer).path("code").asText();
    }
}
