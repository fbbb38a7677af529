package io.mooring.platform.config;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A form of values in which those that mean the same are equal: host names are as DNS compares them. */
final class CanonicalForm {

    private CanonicalForm() {}

    static Object of(Component component, Record configuration) {
        return of(component.kind(), component.valueOf(configuration));
    }

    static Object of(Kind kind, @Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        return switch (kind) {
            case Kind.Text text when !text.wrapped() -> text.normalised((String) value);
            case Kind.Nested(Layout layout) -> of(layout, (Record) value);
            case Kind.Many(Kind item) ->
                ((List<?>) value).stream().map(each -> of(item, each)).toList();
            case Kind.Text ignored -> value;
            case Kind.Whole ignored -> value;
            case Kind.Flag ignored -> value;
            case Kind.Choice ignored -> value;
        };
    }

    private static Object of(Layout layout, Record value) {
        return layout.components().stream()
                .map(component -> of(component, value))
                .toList();
    }
}
