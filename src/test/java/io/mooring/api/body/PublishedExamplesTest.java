package io.mooring.api.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** The create requests of the published API: each means the same as JSON, as YAML and without a content type. */
final class PublishedExamplesTest {
    private final ObjectMapper mapper = new ObjectMapper();

    static Stream<String> requests() throws IOException {
        try (InputStream lines = PublishedExamplesTest.class.getResourceAsStream("create-requests.jsonl")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void meansTheSameAsJsonAndAsYaml(String json) throws IOException {
        ObjectNode expected = (ObjectNode) mapper.readTree(json);
        String yaml = new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .build())
                .dumpToString(mapper.convertValue(expected, Map.class));

        assertThat(read("application/json", json)).isEqualTo(new Body.Tree(expected));
        assertThat(read("", json)).isEqualTo(new Body.Tree(expected));
        assertThat(read("text/yaml", json)).isEqualTo(new Body.Tree(expected));
        assertThat(yaml).doesNotStartWith("{");
        assertThat(read("application/x-yaml", yaml)).isEqualTo(new Body.Tree(expected));
    }

    private static Body read(String type, String text) {
        return new BodyReader().read(type, null, text.getBytes(StandardCharsets.UTF_8));
    }
}
