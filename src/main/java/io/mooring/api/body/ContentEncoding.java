package io.mooring.api.body;

import org.jspecify.annotations.Nullable;

/** The {@code Content-Encoding} header (RFC 9110, section 8.4): bodies are read as they come. */
final class ContentEncoding {

    private ContentEncoding() {}

    static void check(@Nullable String header) {
        if (header != null && !header.isBlank() && !header.strip().equalsIgnoreCase("identity")) {
            throw new UnsupportedBody("A Content-Encoding is not supported; send the body as it is.");
        }
    }
}
