package io.mooring.api.body;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a request carried: an object, or nothing. */
public sealed interface Body {

    /**
     * An object with at least one field. Strings in it are well-formed Unicode, numbers are small enough to be handled without care, and it
     * is at most {@value Tree#DEEPEST} levels deep and has at most {@value Tree#MOST_VALUES} values.
     */
    record Tree(ObjectNode root) implements Body {
        static final int DEEPEST = 32;
        static final int MOST_VALUES = 50_000;
    }

    /** No bytes, an empty document, {@code null} or {@code {}}. */
    record None() implements Body {}
}
