package io.mooring.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mooring.api.RawHttp.Answer;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ServedDescriptionTest {

    @Test
    void theServedDescriptionIsTheCheckedInOne() throws IOException {
        Answer served = RawHttp.get("/openapi?format=json");

        assertThat(served.header("content-type").orElseThrow()).startsWith("application/json");
        assertThat(new ObjectMapper().readTree(served.body())).isEqualTo(checkedIn());
    }

    @Test
    void itIsServedAsYamlToo() throws IOException {
        Answer served = RawHttp.get("/openapi");

        assertThat(served.header("content-type").orElseThrow()).startsWith("application/yaml");
        assertThat(OpenApiDocument.read(served.body())).isEqualTo(checkedIn());
    }

    private static JsonNode checkedIn() throws IOException {
        return OpenApiDocument.read(Files.readString(Path.of("docs/openapi.yaml")));
    }
}
