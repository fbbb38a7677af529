package io.mooring.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** JSON columns as trees. Only for decisions and runs: what clients read passes through as text. */
final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonText() {}

    static ObjectNode object(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON column holds no JSON object", e);
        }
    }

    static Optional<ObjectNode> optionalObject(@Nullable String text) {
        return Optional.ofNullable(text).map(JsonText::object);
    }

    /** The elements of what {@code json_agg} gave; none where it had no rows. */
    static <T> List<T> list(@Nullable String text, Function<JsonNode, T> element) {
        List<T> elements = new ArrayList<>();
        if (text != null) {
            tree(text).forEach(node -> elements.add(element.apply(node)));
        }
        return elements;
    }

    static <T> String pairs(Collection<T> elements, Function<T, String> first, Function<T, String> second) {
        ArrayNode pairs = MAPPER.createArrayNode();
        elements.forEach(element -> pairs.addArray().add(first.apply(element)).add(second.apply(element)));
        return pairs.toString();
    }

    static ObjectNode object(byte[] bytes) {
        try {
            return (ObjectNode) MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("A sealed value holds no JSON object", e);
        }
    }

    static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    static byte[] bytes(ObjectNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree could not be written", e);
        }
    }

    private static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database made no JSON", e);
        }
    }
}
