package io.mooring.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one object into one record: every component first, then the conditions and rules over what was read, then the record. */
final class RecordReader {
    private final Layout layout;
    private final Site site;
    private final Map<String, Object> values = new HashMap<>();
    private final Set<String> refused = new HashSet<>();

    RecordReader(Layout layout, Site site) {
        this.layout = layout;
        this.site = site;
    }

    Optional<Record> read(ObjectNode object) {
        return read(object, layout.components().stream().map(Component::name).collect(Collectors.toSet()), null);
    }

    /** Reads only the chosen components from the object and takes the others, unjudged, from a record. */
    Optional<Record> read(ObjectNode object, Set<String> chosen, @Nullable Record others) {
        int before = site.findings().count();
        refuseUnknown(object, chosen);
        for (Component component : layout.components()) {
            if (chosen.contains(component.name())) {
                readComponent(component, object);
            } else if (others != null) {
                keep(component, component.valueOf(others));
            }
        }
        layout.components().stream()
                .filter(component -> chosen.contains(component.name()))
                .forEach(this::checkConditions);
        layout.rules()
                .check(new Fields(layout, values, refused, site.occasion()), new Violations(layout, site, chosen));
        return site.findings().count() == before ? Optional.of(create()) : Optional.empty();
    }

    private void refuseUnknown(ObjectNode object, Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                site.field(name).refuse("is not allowed");
            }
        });
    }

    private void readComponent(Component component, ObjectNode object) {
        JsonNode node = component.valueIn(object);
        if (node != null) {
            ConfigReader.value(component.kind(), node, site.field(component.name()))
                    .ifPresentOrElse(value -> keep(component, value), () -> refused.add(component.name()));
        } else if (component.presence() instanceof Presence.Mandatory) {
            refuseAbsent(component);
        }
    }

    private void keep(Component component, @Nullable Object value) {
        if (value != null) {
            values.put(component.name(), value);
        }
    }

    private void checkConditions(Component component) {
        boolean absent = !values.containsKey(component.name()) && !refused.contains(component.name());
        if (absent
                && component.presence() instanceof Presence.Optional(var conditions)
                && conditions.stream().anyMatch(condition -> holds(condition, component))) {
            refuseAbsent(component);
        }
    }

    private boolean holds(Presence.Condition condition, Component component) {
        boolean script = site.occasion().script();
        return switch (condition) {
            case Presence.Condition.Automatic() -> site.occasion().autoBootstrap() && !script;
            case Presence.Condition.SiblingIs sibling -> !(script && component.isSensitive()) && isOneOf(sibling);
        };
    }

    private boolean isOneOf(Presence.Condition.SiblingIs condition) {
        Object value = values.get(condition.component());
        return value != null && condition.values().contains(StoredForm.node(value));
    }

    private void refuseAbsent(Component component) {
        refused.add(component.name());
        site.field(component.name()).refuse("is required");
    }

    private Record create() {
        return layout.create(layout.components().stream()
                .map(component -> values.get(component.name()))
                .toArray());
    }
}
