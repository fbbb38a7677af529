package io.mooring.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mooring.domain.Secret;

/** What clients see of a stored configuration: the record's order, defaults filled in, hidden components left out. */
final class RedactedView {

    private RedactedView() {}

    static ObjectNode of(Layout layout, JsonNode plain) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        for (Component component : layout.components()) {
            JsonNode value = component.valueIn(plain);
            if (value != null && isShown(layout, component, plain)) {
                view.set(component.name(), of(component.kind(), value));
            }
        }
        return view;
    }

    private static boolean isShown(Layout layout, Component component, JsonNode plain) {
        String sibling = component.shownWhen();
        if (sibling == null) {
            return true;
        }
        JsonNode decider = layout.component(sibling).valueIn(plain);
        return decider != null && decider.asBoolean();
    }

    private static JsonNode of(Kind kind, JsonNode value) {
        return switch (kind) {
            case Kind.Text text -> text.sensitive() ? TextNode.valueOf(Secret.MARK) : value;
            case Kind.Nested(Layout layout) -> of(layout, value);
            case Kind.Many(Kind item) -> items(item, value);
            case Kind.Whole ignored -> value;
            case Kind.Flag ignored -> value;
            case Kind.Choice ignored -> value;
        };
    }

    private static ArrayNode items(Kind item, JsonNode values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> array.add(of(item, value)));
        return array;
    }
}
