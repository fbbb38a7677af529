package io.mooring.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What it means that a component is absent. */
sealed interface Presence {

    record Mandatory() implements Presence {}

    /** As if this had been sent. */
    record Defaulted(JsonNode value) implements Presence {}

    /** It is null in the record, unless one of the conditions makes it required. */
    record Optional(List<Condition> requiredWhen) implements Presence {}

    /** What makes an optional component required. */
    sealed interface Condition {

        record SiblingIs(String component, List<JsonNode> values) implements Condition {}

        record Automatic() implements Condition {}
    }
}
