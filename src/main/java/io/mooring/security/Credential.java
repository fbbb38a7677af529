package io.mooring.security;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the {@code Authorization} header presents: an API key as it is, or a key or token behind a scheme word.
 *
 * @param bearer whether the scheme is Bearer, behind which a token may stand
 */
record Credential(String value, boolean bearer) {
    /** A word and one blank-free value (RFC 9110 section 11.4), or the value alone. */
    private static final Pattern HEADER = Pattern.compile("(?:([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \\t]+)?(\\S+)");

    /** Empty if there is no such header, more than one, or one of another form. */
    static Optional<Credential> of(MultiMap headers) {
        List<String> values = headers.getAll(HttpHeaders.AUTHORIZATION);
        return values.size() == 1 ? read(values.getFirst()) : Optional.empty();
    }

    static Optional<Credential> read(String header) {
        Matcher parts = HEADER.matcher(header.strip());
        return parts.matches()
                ? Optional.of(new Credential(parts.group(2), "bearer".equalsIgnoreCase(parts.group(1))))
                : Optional.empty();
    }

    /** The value is a secret. */
    @Override
    public String toString() {
        return "Credential";
    }
}
