package io.mooring.platform;

import io.mooring.domain.CatalogEntry;
import io.mooring.domain.ErrorCode;
import io.mooring.domain.Retryable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads the {@code errors.yaml} that stands beside an enum of {@link ErrorCode}s. A file that is missing or has an unknown or missing
 * field is an {@link IllegalStateException}: it stops the start.
 */
public final class CatalogFile {
    private static final Set<String> FIELDS =
            Set.of("status", "title", "message", "remediation", "retryable", "documentation");

    private CatalogFile() {}

    public static List<CatalogEntry> beside(Class<? extends ErrorCode> codes) {
        String resource = "/" + codes.getPackageName().replace('.', '/') + "/errors.yaml";
        try (InputStream file = codes.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("The error catalogue " + resource + " is missing");
            }
            Map<?, ?> content = (Map<?, ?>)
                    new Load(LoadSettings.builder().setLabel(resource).build()).loadFromInputStream(file);
            List<CatalogEntry> entries = new ArrayList<>();
            content.forEach((code, fields) -> entries.add(entry(resource, (String) code, (Map<?, ?>) fields)));
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CatalogEntry entry(String resource, String code, Map<?, ?> fields) {
        fields.keySet().stream()
                .filter(field -> !FIELDS.contains(field))
                .findAny()
                .ifPresent(field -> {
                    throw new IllegalStateException(resource + ": " + code + " has the unknown field " + field);
                });
        return new CatalogEntry(
                code,
                (Integer) required(resource, code, fields, "status"),
                (String) required(resource, code, fields, "title"),
                (String) required(resource, code, fields, "message"),
                (String) fields.get("remediation"),
                Retryable.valueOf(
                        required(resource, code, fields, "retryable").toString().toUpperCase(Locale.ROOT)),
                (String) fields.get("documentation"));
    }

    private static Object required(String resource, String code, Map<?, ?> fields, String field) {
        @Nullable Object value = fields.get(field);
        if (value == null) {
            throw new IllegalStateException(resource + ": " + code + " has no " + field);
        }
        return value;
    }
}
