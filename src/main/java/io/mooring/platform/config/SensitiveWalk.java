package io.mooring.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.FieldPath;

/** Visits the sensitive texts of a tree that a client sent; what does not look as it should is passed over. */
final class SensitiveWalk {

    /**
     * One of them.
     *
     * @param holder the object it stands in
     * @param layout of the holder
     * @param component what it is there
     * @param path for people
     * @param secretName its name among the secrets
     */
    record Found(ObjectNode holder, Layout layout, Component component, FieldPath path, String secretName) {
        String text() {
            return holder.path(component.name()).textValue();
        }

        void replace(String text) {
            holder.put(component.name(), text);
        }
    }

    interface Visitor {
        void visit(Found found);
    }

    private final Visitor visitor;

    SensitiveWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    void through(Layout layout, JsonNode tree, FieldPath path, String prefix) {
        if (tree instanceof ObjectNode object) {
            layout.components().forEach(component -> component(layout, component, object, path, prefix));
        }
    }

    private void component(Layout holder, Component component, ObjectNode object, FieldPath parent, String prefix) {
        JsonNode value = object.path(component.name());
        FieldPath path = parent.field(component.name());
        String name = prefix + component.name();
        if (component.isSensitive() && value.isTextual()) {
            visitor.visit(new Found(object, holder, component, path, name));
        } else if (component.kind() instanceof Kind.Nested(Layout layout)) {
            through(layout, value, path, name + ".");
        } else if (component.kind() instanceof Kind.Many(Kind.Nested(Layout layout)) && value.isArray()) {
            items(layout, value, path, name);
        }
    }

    private void items(Layout layout, JsonNode array, FieldPath path, String name) {
        for (int i = 0; i < array.size(); i++) {
            JsonNode item = array.get(i);
            String key =
                    layout.itemKey().map(component -> Keys.of(component, item)).orElse("");
            through(layout, item, path.item(i), Keys.ofItem(name, key));
        }
    }
}
