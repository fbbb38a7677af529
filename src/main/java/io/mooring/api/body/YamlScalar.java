package io.mooring.api.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.mooring.domain.FieldPath;
import java.util.Locale;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/** Scalars by the core schema (YAML 1.2.2, section 10.3): what is quoted or a block is a string, the rest what it looks like. */
final class YamlScalar {
    private static final ScalarResolver CORE = new CoreScalarResolver(false);

    private YamlScalar() {}

    static JsonNode of(ScalarEvent scalar, FieldPath path) {
        String value = scalar.getValue();
        Tag type = type(scalar);
        if (type.equals(Tag.NULL)) {
            return NullNode.getInstance();
        }
        if (type.equals(Tag.BOOL)) {
            return BooleanNode.valueOf(value.toLowerCase(Locale.ROOT).equals("true"));
        }
        if (type.equals(Tag.INT)) {
            return integer(value, path);
        }
        return type.equals(Tag.FLOAT) ? decimal(value, path) : StrictTree.text(path, value);
    }

    static boolean isString(ScalarEvent scalar) {
        return type(scalar).equals(Tag.STR);
    }

    private static Tag type(ScalarEvent scalar) {
        boolean plain = scalar.getImplicit().canOmitTagInPlainScalar();
        return CORE.resolve(scalar.getValue(), plain);
    }

    private static JsonNode integer(String value, FieldPath path) {
        if (value.startsWith("0x")) {
            return StrictTree.integer(path, value.substring(2), 16);
        }
        return value.startsWith("0o")
                ? StrictTree.integer(path, value.substring(2), 8)
                : StrictTree.integer(path, value, 10);
    }

    private static JsonNode decimal(String value, FieldPath path) {
        if (value.endsWith("inf") || value.endsWith("Inf") || value.endsWith("INF") || value.equalsIgnoreCase(".nan")) {
            throw new UnreadableBody(StrictTree.subject(path) + " must be a finite number");
        }
        return StrictTree.decimal(path, value);
    }
}
