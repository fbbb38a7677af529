package io.mooring.platform.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Collects what JSON Schema says about a text. */
final class TextSchema {
    private final ObjectNode schema = JsonNodeFactory.instance.objectNode();
    private int min;
    private int max = Integer.MAX_VALUE;

    void length(int atLeast, int atMost) {
        min = Math.max(min, atLeast);
        max = Math.min(max, atMost);
    }

    void wholeMatches(String regex) {
        String anchored = "^(?:" + regex + ")$";
        if (schema.has("pattern")) {
            schema.withArray("allOf").addObject().put("pattern", anchored);
        } else {
            schema.put("pattern", anchored);
        }
    }

    ObjectNode build() {
        if (min > 0) {
            schema.put("minLength", min);
        }
        if (max < Integer.MAX_VALUE) {
            schema.put("maxLength", max);
        }
        return schema;
    }
}
