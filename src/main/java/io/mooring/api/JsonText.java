package io.mooring.api;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** JSON made of texts that are JSON already, without reading them. */
final class JsonText {
    private JsonText() {}

    static String quoted(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        return text.append('"').toString();
    }
}
