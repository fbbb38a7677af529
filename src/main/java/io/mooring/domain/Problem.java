package io.mooring.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong, as data: which code, the values for its message, and the configuration field that would mend it. The words
 * come from the {@link ErrorCatalog}, which also strips and caps the values, since some of them were said by a platform.
 *
 * @param values by the names that the catalogue's templates use
 * @param field path of the field to change, such as {@code config.password}
 */
public record Problem(
        ErrorCode code,
        Map<String, String> values,
        @Nullable String field) {
    public Problem {
        values = Map.copyOf(values);
    }

    public static Problem of(ErrorCode code) {
        return new Problem(code, Map.of(), null);
    }

    public static Problem of(ErrorCode code, Map<String, String> values) {
        return new Problem(code, values, null);
    }

    public Problem at(String path) {
        return new Problem(code, values, path);
    }
}
