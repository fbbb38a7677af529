package io.mooring.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.mooring.api.RawHttp.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Holds every answer that a test gets to the description that is checked in. */
final class Description {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;

    private Description(JsonNode document) {
        this.document = document;
    }

    static Description checkedIn() {
        try {
            return new Description(OpenApiDocument.read(Files.readString(Path.of("docs/openapi.yaml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers of paths and methods that there are; the others have no description. */
    void check(String method, String target, Answer answer) {
        String path = target.split("\\?", 2)[0];
        Optional<JsonNode> operation = Endpoints.find(PathSegments.parse(path))
                .map(endpoint -> document.path("paths").path(endpoint.path()).path(method.toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject);
        operation.ifPresent(described -> check(described, method + " " + target, answer));
    }

    private void check(JsonNode operation, String what, Answer answer) {
        JsonNode response = resolved(operation.path("responses").path(Integer.toString(answer.status())));
        assertThat(response.isMissingNode())
                .as("%s may answer %s", what, answer)
                .isFalse();
        String type = answer.header("content-type").orElse("").split(";", 2)[0];
        JsonNode content = response.path("content").path(type);
        assertThat(content.isMissingNode())
                .as("%s may answer with %s: %s", what, type, answer)
                .isFalse();
        response.path("headers").fieldNames().forEachRemaining(name -> checkHeader(what, response, name, answer));
        if (type.endsWith("json")) {
            checkBody(what, content.path("schema"), answer);
        }
    }

    private void checkHeader(String what, JsonNode response, String name, Answer answer) {
        JsonNode schema = resolved(response.path("headers").path(name)).path("schema");
        String pattern = schema.path("pattern").asText(".*");
        answer.header(name.toLowerCase(Locale.ROOT))
                .ifPresent(value -> assertThat(value).as("%s: %s", what, name).matches(pattern));
    }

    private void checkBody(String what, JsonNode schema, Answer answer) {
        ObjectNode whole = MAPPER.createObjectNode();
        whole.set("components", document.path("components"));
        whole.set("allOf", MAPPER.createArrayNode().add(schema));
        assertThat(SCHEMAS.getSchema(whole).validate(json(answer.body())))
                .as("%s: %s", what, answer.body())
                .isEmpty();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + text, e);
        }
    }
}
