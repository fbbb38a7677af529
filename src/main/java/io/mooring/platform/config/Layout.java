package io.mooring.platform.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A configuration record taken apart: what every use of it walks over. */
record Layout(Constructor<? extends Record> constructor, List<Component> components, ConfigRules rules) {

    /** The component of that name; a rule or annotation that names another one is a mistake in the code. */
    Component component(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        constructor.getDeclaringClass().getSimpleName() + " has no component " + name));
    }

    Optional<Component> find(String name) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .findFirst();
    }

    Optional<Component> itemKey() {
        return components.stream().filter(Component::itemKey).findFirst();
    }

    boolean hasSensitive() {
        return components.stream().anyMatch(Layout::isOrHasSensitive);
    }

    Record create(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalStateException("The constructor refused what the annotations allow", refused.getCause());
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalStateException("The record cannot be made", unusable);
        }
    }

    private static boolean isOrHasSensitive(Component component) {
        return switch (component.kind()) {
            case Kind.Text text -> text.sensitive();
            case Kind.Nested(Layout layout) -> layout.hasSensitive();
            case Kind.Many(Kind.Nested(Layout layout)) -> layout.hasSensitive();
            case Kind.Many ignored -> false;
            case Kind.Whole ignored -> false;
            case Kind.Flag ignored -> false;
            case Kind.Choice ignored -> false;
        };
    }
}
