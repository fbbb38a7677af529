package io.mooring.api.body;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The {@code Content-Type} header (RFC 9110, section 8.3), as far as it decides how a body is read. */
final class ContentType {
    private static final String CHARSET = "charset=";

    private ContentType() {}

    static BodyFormat format(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return BodyFormat.YAML;
        }
        String[] parts = header.toLowerCase(Locale.ROOT).split(";", -1);
        BodyFormat format = formatOf(parts[0].strip());
        for (int i = 1; i < parts.length; i++) {
            checkParameter(parts[i].strip());
        }
        return format;
    }

    private static BodyFormat formatOf(String type) {
        return switch (type) {
            case "application/json" -> BodyFormat.JSON;
            case "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml" -> BodyFormat.YAML;
            default ->
                throw new UnsupportedBody(
                        "The body must be JSON or YAML; send it with Content-Type application/json or application/yaml.");
        };
    }

    private static void checkParameter(String parameter) {
        if (parameter.startsWith(CHARSET) && !isUtf8(parameter.substring(CHARSET.length()))) {
            throw new UnsupportedBody("The body must be in UTF-8; another charset is not supported.");
        }
    }

    private static boolean isUtf8(String charset) {
        return switch (charset) {
            case "utf-8", "\"utf-8\"", "utf8", "\"utf8\"" -> true;
            default -> false;
        };
    }
}
