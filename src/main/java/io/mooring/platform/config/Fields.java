package io.mooring.platform.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The components of one record as far as they were read: what {@link ConfigRules} look at. */
public final class Fields {
    private final Layout layout;
    private final Map<String, Object> values;
    private final Set<String> refused;
    private final Occasion occasion;

    Fields(Layout layout, Map<String, Object> values, Set<String> refused, Occasion occasion) {
        this.layout = layout;
        this.values = values;
        this.refused = refused;
        this.occasion = occasion;
    }

    /** The value of a component, sent or default; empty if it is absent and also if it was refused. */
    public <T> Optional<T> value(String component, Class<T> type) {
        return Optional.ofNullable(values.get(layout.component(component).name()))
                .map(type::cast);
    }

    /** Nothing was sent and there is no default. */
    public boolean isAbsent(String component) {
        String name = layout.component(component).name();
        return !values.containsKey(name) && !refused.contains(name);
    }

    public Occasion occasion() {
        return occasion;
    }
}
