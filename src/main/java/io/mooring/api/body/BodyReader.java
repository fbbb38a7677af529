package io.mooring.api.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bytes of a request body as JSON or YAML 1.2, strictly: UTF-8 only, one document, no name twice, at most 32 levels, no control
 * characters and no halves of surrogate pairs. Refuses with a {@link BodyRefusal} and nothing else. The caller has limited the number of
 * bytes. Safe for concurrent use.
 */
public final class BodyReader {

    /**
     * Reads a body.
     *
     * @param contentType the header's value; without it the bytes are read as YAML, which JSON is
     * @param contentEncoding the header's value; only {@code identity} is taken
     * @throws UnsupportedBody if the headers announce what is not read; not for a body without bytes, which they say nothing about
     * @throws UnreadableBody if the bytes are not what the headers announce
     */
    public Body read(@Nullable String contentType, @Nullable String contentEncoding, byte[] bytes) {
        if (bytes.length == 0) {
            return new Body.None();
        }
        ContentEncoding.check(contentEncoding);
        BodyFormat format = ContentType.format(contentType);
        return body(tree(format, Utf8.decode(bytes)));
    }

    private static Body body(JsonNode tree) {
        if (tree instanceof ObjectNode root) {
            return root.isEmpty() ? new Body.None() : new Body.Tree(root);
        }
        if (tree.isNull() || tree.isMissingNode()) {
            return new Body.None();
        }
        throw new UnreadableBody("The body must be an object.");
    }

    private static JsonNode tree(BodyFormat format, String text) {
        return switch (format) {
            case JSON -> json(text);
            case YAML -> looksLikeJson(text) ? jsonOrYaml(text) : YamlReader.read(text);
        };
    }

    private static JsonNode json(String text) {
        try {
            return JsonReader.read(text);
        } catch (JsonProcessingException syntax) {
            throw new UnreadableBody(JsonReader.explain(syntax, text));
        }
    }

    /** JSON is YAML, but the YAML parser refuses some of it (a name of more than 1,024 characters) and is slower. */
    private static JsonNode jsonOrYaml(String text) {
        try {
            return JsonReader.read(text);
        } catch (JsonProcessingException syntax) {
            return YamlReader.read(text);
        }
    }

    private static boolean looksLikeJson(String text) {
        return text.stripLeading().startsWith("{");
    }
}
