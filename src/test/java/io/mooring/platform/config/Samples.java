package io.mooring.platform.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Trees and readings of the sample configuration. */
final class Samples {
    static final Shape<SampleConfig> SHAPE = Shape.of(SampleConfig.class);
    static final Occasion MANUAL = new Occasion(false, false);
    static final Occasion AUTOMATIC = new Occasion(true, false);

    static final String FULL = """
            {"host":"Cluster.example.","database":"immuta","initialDatabase":"dev db","authenticationType":"userPassword",\
            "username":"taylor@redshift.com","password":"abc1234","accessKeyId":"ABCD","port":5440,"batch":7,"verbose":true,\
            "impersonation":{"enabled":true,"role":"R"},"note":"","proxy":null,"workspaces":["a","b"],\
            "connections":[{"url":"one.example","token":"t1","catalogs":["c"]},{"url":"two.example","token":"t2"}]}""";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Samples() {}

    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException mistake) {
            throw new IllegalArgumentException(mistake);
        }
    }

    /** An otherwise sufficient configuration with the given fields more, or instead. */
    static JsonNode with(String fields) {
        JsonNode tree = tree("{'host':'h.example','database':'d','username':'u','password':'p'}");
        return ((ObjectNode) tree).setAll((ObjectNode) tree("{" + fields + "}"));
    }

    static SampleConfig accepted(Reading<SampleConfig> reading) {
        return switch (reading) {
            case Reading.Accepted<SampleConfig>(SampleConfig value) -> value;
            case Reading.Refused<SampleConfig> refused -> throw new AssertionError(refused.message());
        };
    }

    static String refused(Reading<?> reading) {
        return switch (reading) {
            case Reading.Accepted<?> accepted -> throw new AssertionError(accepted);
            case Reading.Refused<?> refused -> refused.message();
        };
    }

    /** The names of the components that differ, in the record's order. */
    static List<String> changed(SampleConfig before, SampleConfig after) {
        Map<String, Function<SampleConfig, Object>> compared =
                SHAPE.compared(SHAPE.components().toArray(String[]::new));
        return SHAPE.components().stream()
                .filter(name -> {
                    Function<SampleConfig, Object> value = Objects.requireNonNull(compared.get(name));
                    return !value.apply(before).equals(value.apply(after));
                })
                .toList();
    }

    static SampleConfig config(String json) {
        return accepted(SHAPE.read(tree(json), "config"));
    }
}
