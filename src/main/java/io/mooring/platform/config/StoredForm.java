package io.mooring.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mooring.domain.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A configuration split into a tree with marks and its secrets, and put together again. */
final class StoredForm {
    private static final JsonNode MARK = TextNode.valueOf(Secret.MARK);

    private StoredForm() {}

    static ObjectNode plain(Layout layout, Record configuration) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Component component : layout.components()) {
            Object value = component.valueOf(configuration);
            if (value != null) {
                object.set(component.name(), plain(component.kind(), value));
            }
        }
        return object;
    }

    private static JsonNode plain(Kind kind, Object value) {
        return switch (kind) {
            case Kind.Text text -> text.sensitive() ? MARK : node(value);
            case Kind.Nested(Layout layout) -> plain(layout, (Record) value);
            case Kind.Many(Kind item) -> plainItems(item, (List<?>) value);
            case Kind.Whole ignored -> node(value);
            case Kind.Flag ignored -> node(value);
            case Kind.Choice ignored -> node(value);
        };
    }

    private static ArrayNode plainItems(Kind item, List<?> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> array.add(plain(item, value)));
        return array;
    }

    /** A value that is neither sensitive nor made of others, as clients write it. */
    static JsonNode node(Object value) {
        return switch (value) {
            case String text -> TextNode.valueOf(text);
            case Integer whole -> IntNode.valueOf(whole);
            case Boolean flag -> BooleanNode.valueOf(flag);
            case WireName constant -> TextNode.valueOf(constant.wireName());
            default ->
                throw new IllegalArgumentException(
                        "no node for a " + value.getClass().getSimpleName());
        };
    }

    static void secrets(Layout layout, Record configuration, String prefix, Map<String, Secret> found) {
        eachSensitive(
                layout,
                configuration,
                prefix,
                (name, value) -> found.put(name, value instanceof Secret secret ? secret : Secret.of((String) value)));
    }

    static void readable(Layout layout, Record configuration, String prefix, Map<String, Secret> found) {
        eachSensitive(layout, configuration, prefix, (name, value) -> {
            if (value instanceof String text) {
                found.put(name, Secret.of(text));
            }
        });
    }

    private static void eachSensitive(
            Layout layout, Record configuration, String prefix, BiConsumer<String, Object> visitor) {
        for (Component component : layout.components()) {
            Object value = component.valueOf(configuration);
            if (value != null) {
                eachSensitive(component, value, prefix + component.name(), visitor);
            }
        }
    }

    private static void eachSensitive(
            Component component, Object value, String name, BiConsumer<String, Object> visitor) {
        if (component.isSensitive()) {
            visitor.accept(name, value);
        } else if (component.kind() instanceof Kind.Nested(Layout layout)) {
            eachSensitive(layout, (Record) value, name + ".", visitor);
        } else if (component.kind() instanceof Kind.Many(Kind.Nested(Layout layout)) && layout.hasSensitive()) {
            for (Object item : (List<?>) value) {
                eachSensitive(layout, (Record) item, Keys.ofItem(name, key(layout, (Record) item)), visitor);
            }
        }
    }

    private static String key(Layout layout, Record item) {
        return layout.itemKey().map(key -> Keys.of(key, item)).orElse("");
    }

    static Record restore(Layout layout, JsonNode plain, SecretValues secrets, String prefix) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Component component : layout.components()) {
            JsonNode node = component.valueIn(plain);
            values.add(
                    node == null
                            ? absent(component)
                            : restore(component.kind(), node, secrets, prefix + component.name()));
        }
        return layout.create(values.toArray());
    }

    private static @Nullable Object absent(Component component) {
        if (component.presence() instanceof Presence.Mandatory && !component.isSensitive()) {
            throw new IllegalStateException("The stored configuration has no " + component.name());
        }
        return null;
    }

    private static @Nullable Object restore(Kind kind, JsonNode node, SecretValues secrets, String name) {
        return switch (kind) {
            case Kind.Text text
            when text.sensitive() ->
                secrets.find(name)
                        .map(secret -> text.wrapped() ? secret : secret.reveal())
                        .orElse(null);
            case Kind.Text ignored -> node.textValue();
            case Kind.Whole ignored -> node.intValue();
            case Kind.Flag ignored -> node.booleanValue();
            case Kind.Choice choice -> constant(choice, node.textValue(), name);
            case Kind.Nested(Layout layout) -> restore(layout, node, secrets, name + ".");
            case Kind.Many(Kind item) -> restoreItems(item, node, secrets, name);
        };
    }

    private static List<?> restoreItems(Kind item, JsonNode array, SecretValues secrets, String name) {
        List<Object> items = new ArrayList<>();
        for (JsonNode node : array) {
            items.add(
                    item instanceof Kind.Nested(Layout layout)
                            ? restore(layout, node, secrets, Keys.ofItem(name, key(layout, node)))
                            : node.textValue());
        }
        return List.copyOf(items);
    }

    private static String key(Layout layout, JsonNode item) {
        return layout.itemKey().map(key -> Keys.of(key, item)).orElse("");
    }

    private static Object constant(Kind.Choice choice, String wireName, String name) {
        Object constant = choice.constants().get(wireName);
        if (constant == null) {
            throw new IllegalStateException("The stored configuration has an unknown " + name);
        }
        return constant;
    }
}
