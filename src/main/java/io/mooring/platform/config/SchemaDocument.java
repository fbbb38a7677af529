package io.mooring.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mooring.domain.Secret;
import java.util.Collection;
import java.util.List;

/** The JSON Schema (draft 2020-12) of a configuration. */
final class SchemaDocument {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SchemaDocument() {}

    static ObjectNode of(Layout layout) {
        ObjectNode document = NODES.objectNode().put("$schema", "https://json-schema.org/draft/2020-12/schema");
        return document.setAll(object(layout));
    }

    private static ObjectNode object(Layout layout) {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        layout.components().forEach(component -> properties.set(component.name(), component(component)));
        addNames(
                schema,
                "required",
                layout.components().stream()
                        .filter(component -> component.presence() instanceof Presence.Mandatory)
                        .map(Component::name)
                        .toList());
        schema.put("additionalProperties", false);
        addConditions(schema, layout);
        return schema;
    }

    private static void addNames(ObjectNode schema, String keyword, Collection<String> names) {
        if (!names.isEmpty()) {
            ArrayNode array = schema.putArray(keyword);
            names.forEach(array::add);
        }
    }

    private static ObjectNode component(Component component) {
        ObjectNode schema = kind(component.kind());
        if (!(component.presence() instanceof Presence.Mandatory)) {
            allowNull(schema);
        }
        if (component.presence() instanceof Presence.Defaulted(JsonNode standard)) {
            schema.set("default", standard);
        }
        String description = description(component);
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        return schema;
    }

    private static String description(Component component) {
        boolean automatic = component.presence() instanceof Presence.Optional(var conditions)
                && conditions.stream().anyMatch(Presence.Condition.Automatic.class::isInstance);
        String condition = automatic ? "Required when autoBootstrap is true." : "";
        return (component.description() + " " + condition).strip();
    }

    /** {@code null} is as if absent. */
    private static void allowNull(ObjectNode schema) {
        schema.set("type", NODES.arrayNode().add(schema.path("type")).add("null"));
        if (schema.path("enum") instanceof ArrayNode names) {
            names.addNull();
        }
    }

    private static ObjectNode kind(Kind kind) {
        return switch (kind) {
            case Kind.Text text -> text(text);
            case Kind.Whole whole -> whole(whole);
            case Kind.Flag ignored -> NODES.objectNode().put("type", "boolean");
            case Kind.Choice choice -> choice(choice);
            case Kind.Nested(Layout layout) -> object(layout);
            case Kind.Many(Kind item) -> NODES.objectNode().put("type", "array").set("items", kind(item));
        };
    }

    private static ObjectNode whole(Kind.Whole whole) {
        return NODES.objectNode()
                .put("type", "integer")
                .put("minimum", whole.min())
                .put("maximum", whole.max());
    }

    private static ObjectNode choice(Kind.Choice choice) {
        ObjectNode schema = NODES.objectNode().put("type", "string");
        addNames(schema, "enum", choice.constants().keySet());
        return schema;
    }

    private static ObjectNode text(Kind.Text text) {
        TextSchema rules = new TextSchema();
        text.rules().forEach(rule -> rule.describe(rules));
        ObjectNode schema = NODES.objectNode().put("type", "string");
        return text.sensitive() ? sensitive(schema, rules.build()) : schema.setAll(rules.build());
    }

    /** A mark may stand in the value's place, for which the rules of the value do not hold; a reference may not. */
    private static ObjectNode sensitive(ObjectNode schema, ObjectNode rules) {
        ArrayNode either = schema.putArray("anyOf");
        either.addObject().put("const", Secret.MARK);
        either.add(rules);
        schema.putObject("not").put("type", "string").put("pattern", "^" + ConfigReader.REFERENCE);
        return schema.put("writeOnly", true);
    }

    private static void addConditions(ObjectNode schema, Layout layout) {
        for (Component component : layout.components()) {
            if (component.presence() instanceof Presence.Optional(List<Presence.Condition> conditions)) {
                conditions.forEach(condition -> addCondition(schema, layout, component, condition));
            }
        }
    }

    private static void addCondition(
            ObjectNode schema, Layout layout, Component component, Presence.Condition condition) {
        switch (condition) {
            case Presence.Condition.Automatic() -> {}
            case Presence.Condition.SiblingIs sibling -> {
                ObjectNode rule = schema.withArray("allOf").addObject();
                rule.set("if", is(layout.component(sibling.component()), sibling.values()));
                rule.set("then", given(component));
            }
        }
    }

    private static ObjectNode is(Component sibling, List<JsonNode> values) {
        boolean alsoWhenAbsent =
                sibling.presence() instanceof Presence.Defaulted(JsonNode standard) && values.contains(standard);
        ObjectNode schema = NODES.objectNode();
        ArrayNode names = schema.putObject("properties")
                .putObject(sibling.name())
                .putArray("enum")
                .addAll(values);
        if (alsoWhenAbsent) {
            names.addNull();
        } else {
            addNames(schema, "required", List.of(sibling.name()));
        }
        return schema;
    }

    private static ObjectNode given(Component component) {
        ObjectNode schema = NODES.objectNode();
        addNames(schema, "required", List.of(component.name()));
        schema.putObject("properties")
                .putObject(component.name())
                .putObject("not")
                .set("type", TextNode.valueOf("null"));
        return schema;
    }
}
