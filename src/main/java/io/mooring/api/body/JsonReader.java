package io.mooring.api.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.FieldPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads one JSON text (RFC 8259) into a tree. */
final class JsonReader {
    /** Names come from clients: they are neither interned nor kept in a table shared with other requests. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser parser;
    private final ValueCount count = new ValueCount();

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The tree; missing when there is none but blanks.
     *
     * @throws JsonProcessingException if the text is not JSON
     * @throws UnreadableBody if it is, but not as strict as a body must be
     */
    static JsonNode read(String text) throws JsonProcessingException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonReader(parser).document();
        } catch (JsonProcessingException syntax) {
            throw syntax;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What is wrong and where, in our own words: the parser's quote the text. */
    static String explain(JsonProcessingException syntax, String text) {
        JsonLocation location = syntax.getLocation();
        if (location == null || syntax instanceof StreamConstraintsException) {
            return "The body is not valid JSON: a name or a number is too long.";
        }
        String where = "line " + location.getLineNr() + ", column " + location.getColumnNr();
        return "The body is not valid JSON: " + problem(syntax, location, text) + " at " + where + ".";
    }

    private static String problem(JsonProcessingException syntax, JsonLocation location, String text) {
        int offset = (int) location.getCharOffset();
        if (syntax instanceof JsonEOFException || offset >= text.length()) {
            return "unexpected end";
        }
        boolean control = offset >= 0 && Character.isISOControl(text.charAt(offset));
        return control ? "a line end or control character that is not escaped" : "unexpected character";
    }

    private JsonNode document() throws IOException {
        JsonToken first = parser.nextToken();
        JsonNode tree = first == null ? MissingNode.getInstance() : value(first, FieldPath.ROOT, 1);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "text after the end", parser.currentTokenLocation());
        }
        return tree;
    }

    private JsonNode value(@Nullable JsonToken token, FieldPath path, int level) throws IOException {
        count.add();
        return switch (token) {
            case START_OBJECT -> object(path, level);
            case START_ARRAY -> array(path, level);
            case VALUE_STRING -> StrictTree.text(path, parser.getText());
            case VALUE_NUMBER_INT -> integer(path);
            case VALUE_NUMBER_FLOAT -> StrictTree.decimal(path, parser.getText());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.getInstance();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new JsonParseException(parser, "no value");
            case null -> throw new JsonEOFException(parser, null, "no value");
        };
    }

    private ObjectNode object(FieldPath path, int level) throws IOException {
        StrictTree.checkDepth(level);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            FieldPath field = StrictTree.field(path, name);
            StrictTree.put(object, field, value(parser.nextToken(), field, level + 1));
        }
        return object;
    }

    private ArrayNode array(FieldPath path, int level) throws IOException {
        StrictTree.checkDepth(level);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token, path.item(array.size()), level + 1));
        }
        return array;
    }

    private JsonNode integer(FieldPath path) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> IntNode.valueOf(parser.getIntValue());
            case LONG -> LongNode.valueOf(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> StrictTree.integer(path, parser.getText(), 10);
        };
    }
}
