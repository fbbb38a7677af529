package io.mooring.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One component of a configuration record.
 *
 * @param shownWhen the boolean sibling that hides it from redacted views; always shown without
 * @param sentTo the names of {@link SentTo}; empty for all but secrets
 */
record Component(
        String name,
        Method accessor,
        Kind kind,
        Presence presence,
        @Nullable String shownWhen,
        boolean itemKey,
        List<String> sentTo,
        String description) {

    Component {
        sentTo = List.copyOf(sentTo);
    }

    boolean isSensitive() {
        return kind instanceof Kind.Text text && text.sensitive();
    }

    /** What an object has for it, or the default; {@code null} is absent. */
    @Nullable JsonNode valueIn(JsonNode object) {
        JsonNode value = object.path(name);
        if (!value.isMissingNode() && !(value instanceof NullNode)) {
            return value;
        }
        return presence instanceof Presence.Defaulted(JsonNode standard) ? standard : null;
    }

    @Nullable Object valueOf(Record configuration) {
        try {
            return accessor.invoke(configuration);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException("The accessor of " + name + " failed", unreadable);
        }
    }
}
