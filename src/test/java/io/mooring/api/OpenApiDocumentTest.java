package io.mooring.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.ErrorCatalog;
import io.mooring.platform.Platforms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the description that is checked in to the code. With {@code -Dopenapi.write=true} it is written anew instead. */
class OpenApiDocumentTest {
    private static final Path CHECKED_IN = Path.of("docs/openapi.yaml");
    private static final String HOW_TO_RENEW =
            "renew it with ./mvnw test -Dtest=OpenApiDocumentTest -Dopenapi.write=true";

    private static final Vertx VERTX = Vertx.vertx();
    private static ObjectNode document;
    private static ErrorCatalog catalog;

    @BeforeAll
    static void makeDocument() throws IOException {
        Platforms platforms = new Platforms(
                VERTX,
                (host, port) -> Uni.createFrom().failure(new IllegalStateException("Nothing is connected to here")),
                () -> URI.create("http://localhost"));
        catalog = new ErrorCatalogSource().catalog(platforms);
        document = OpenApiDocument.of(platforms, catalog);
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(CHECKED_IN.getParent());
            Files.writeString(CHECKED_IN, OpenApiDocument.write(document));
        }
    }

    @AfterAll
    static void close() {
        VERTX.closeAndAwait();
    }

    @Test
    void theCheckedInDescriptionIsWhatTheCodeGives() throws IOException {
        assertThat(Files.readString(CHECKED_IN)).as(HOW_TO_RENEW).isEqualTo(OpenApiDocument.write(document));
    }

    @Test
    void everyEndpointIsDescribedWithExactlyItsMethods() {
        Set<String> described = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> List.of("get", "post", "put", "delete").stream()
                        .filter(method -> path.getValue().has(method))
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Set<String> existing = new TreeSet<>();
        Endpoints.ALL.forEach(
                endpoint -> endpoint.methods().forEach(method -> existing.add(method.name() + " " + endpoint.path())));
        assertThat(described).isEqualTo(existing);
    }

    @Test
    void everyOperationSaysWhatItDoesAndHasItsOwnId() {
        List<String> ids = new ArrayList<>();
        for (JsonNode operation : operations()) {
            assertThat(operation.path("summary").asText()).isNotBlank();
            ids.add(operation.path("operationId").asText());
        }
        assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void everyReferenceLeadsToAComponent() {
        for (JsonNode reference : document.findValues("$ref")) {
            assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        }
    }

    @Test
    void everyAnswerWithJsonHasAnExample() {
        for (JsonNode operation : operations()) {
            operation.path("responses").forEach(response -> {
                JsonNode resolved = response.has("$ref")
                        ? document.at(response.path("$ref").asText().substring(1))
                        : response;
                assertThat(resolved.path("content").path("application/json").path("examples"))
                        .as(operation.path("operationId").asText())
                        .isNotEmpty();
            });
        }
    }

    private static List<JsonNode> operations() {
        List<JsonNode> operations = new ArrayList<>();
        document.path("paths")
                .forEach(path -> List.of("get", "post", "put", "delete").stream()
                        .filter(path::has)
                        .forEach(method -> operations.add(path.path(method))));
        return operations;
    }
}
