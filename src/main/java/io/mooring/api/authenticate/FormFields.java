package io.mooring.api.authenticate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.run.Refusal;
import io.mooring.run.RunError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A body of form fields (WHATWG URL, {@code application/x-www-form-urlencoded}), read as an object of texts. */
final class FormFields {
    private static final String TYPE = "application/x-www-form-urlencoded";

    private FormFields() {}

    static boolean announcedBy(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(TYPE);
    }

    /** @throws Refusal if a field stands there twice or is not encoded as it should be */
    static ObjectNode read(byte[] body) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (String field : new String(body, StandardCharsets.US_ASCII).split("&", -1)) {
            if (!field.isEmpty()) {
                add(fields, field);
            }
        }
        return fields;
    }

    private static void add(ObjectNode fields, String field) {
        String[] parts = field.split("=", 2);
        String name = decoded(parts[0]);
        if (fields.has(name)) {
            throw invalid("a form field must not stand in the body twice");
        }
        fields.put(name, parts.length == 2 ? decoded(parts[1]) : "");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid("a form field must be encoded with % and two hexadecimal digits");
        }
    }

    private static Refusal invalid(String violation) {
        return Refusal.of(RunError.INVALID_PAYLOAD, Map.of("violations", violation));
    }
}
