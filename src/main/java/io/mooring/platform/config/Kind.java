package io.mooring.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mooring.platform.net.Hosts;
import java.util.List;
import java.util.SequencedMap;

/** The types that a component may have. */
sealed interface Kind {

    /**
     * A string.
     *
     * @param sensitive seen by clients only as a mark
     * @param wrapped a {@link io.mooring.domain.Secret} in the record
     */
    record Text(List<TextRule> rules, boolean sensitive, boolean wrapped) implements Kind {

        /** Two texts of this kind are the same if these are. */
        String normalised(String text) {
            return rules.stream().anyMatch(HostNameRule.class::isInstance) ? Hosts.normalised(text) : text;
        }
    }

    record Whole(int min, int max) implements Kind {}

    record Flag() implements Kind {}

    /** Constants of an enum by their names on the wire. */
    record Choice(SequencedMap<String, Object> constants) implements Kind {}

    record Nested(Layout layout) implements Kind {}

    record Many(Kind item) implements Kind {}

    /** A value written in an annotation, as a client would send it. */
    default JsonNode literal(String text) {
        return switch (this) {
            case Text ignored -> TextNode.valueOf(text);
            case Choice ignored -> TextNode.valueOf(text);
            case Whole ignored -> IntNode.valueOf(Integer.parseInt(text));
            case Flag ignored -> BooleanNode.valueOf(flag(text));
            case Nested ignored -> throw new IllegalArgumentException("an object has no literal");
            case Many ignored -> throw new IllegalArgumentException("an array has no literal");
        };
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false: " + text);
        };
    }
}
