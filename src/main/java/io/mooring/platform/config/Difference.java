package io.mooring.platform.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether two configurations say the same, host names compared as DNS does. */
final class Difference {

    private Difference() {}

    static boolean between(Component component, Record before, Record after) {
        return differ(component.kind(), component.valueOf(before), component.valueOf(after));
    }

    static boolean differ(Kind kind, @Nullable Object before, @Nullable Object after) {
        if (before == null || after == null) {
            return !(before == null && after == null);
        }
        return switch (kind) {
            case Kind.Text text
            when !text.wrapped() -> !text.normalised((String) before).equals(text.normalised((String) after));
            case Kind.Nested(Layout layout) -> differ(layout, (Record) before, (Record) after);
            case Kind.Many(Kind item) -> differ(item, (List<?>) before, (List<?>) after);
            case Kind.Text ignored -> !before.equals(after);
            case Kind.Whole ignored -> !before.equals(after);
            case Kind.Flag ignored -> !before.equals(after);
            case Kind.Choice ignored -> !before.equals(after);
        };
    }

    private static boolean differ(Layout layout, Record before, Record after) {
        return layout.components().stream().anyMatch(component -> between(component, before, after));
    }

    private static boolean differ(Kind item, List<?> before, List<?> after) {
        if (before.size() != after.size()) {
            return true;
        }
        for (int i = 0; i < before.size(); i++) {
            if (differ(item, before.get(i), after.get(i))) {
                return true;
            }
        }
        return false;
    }
}
