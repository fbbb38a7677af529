package io.mooring.api.keys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.security.IssuedKey;
import io.mooring.security.ManagedKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** API keys as JSON text. What there is nothing to say about is absent. */
final class KeyJson {
    private KeyJson() {}

    static String of(List<ManagedKey> keys) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        keys.forEach(key -> array.add(tree(key)));
        return array.toString();
    }

    /** With the key itself, which is shown this once. */
    static String of(IssuedKey issued) {
        return tree(issued.description()).put("key", issued.key().reveal()).toString();
    }

    static String deleted(long id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", Long.toString(id))
                .toString();
    }

    private static ObjectNode tree(ManagedKey key) {
        ObjectNode tree = JsonNodeFactory.instance
                .objectNode()
                .put("id", Long.toString(key.id()))
                .put("name", key.name());
        key.permissions().forEach(permission -> tree.withArray("permissions").add(permission.name()));
        put(tree, "expiresAt", key.expiresAt());
        put(tree, "createdAt", key.createdAt());
        put(tree, "lastUsedAt", key.lastUsedAt());
        return tree;
    }

    private static void put(ObjectNode tree, String name, @Nullable Instant instant) {
        if (instant != null) {
            tree.put(name, instant.toString());
        }
    }
}
