package io.mooring.platform.config;

import com.fasterxml.jackson.databind.JsonNode;

/** How secrets of a configuration are called among themselves: {@code okta.password}, {@code connections[a.example].token}. */
final class Keys {

    private Keys() {}

    /** The text that tells an item from the others, in the form in which equal ones are the same. */
    static String of(Component key, JsonNode item) {
        return normalised(key, item.path(key.name()).asText());
    }

    static String of(Component key, Record item) {
        return normalised(key, String.valueOf(key.valueOf(item)));
    }

    static String ofItem(String list, String key) {
        return list + "[" + key + "].";
    }

    private static String normalised(Component key, String text) {
        return key.kind() instanceof Kind.Text kind ? kind.normalised(text) : text;
    }
}
