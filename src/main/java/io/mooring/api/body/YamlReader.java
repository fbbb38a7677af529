package io.mooring.api.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.FieldPath;
import java.util.Iterator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML 1.2 document into a tree. It works on the parser's events and not on composed nodes, because only there an explicit tag
 * can be told from a resolved one, and because a hostile document is refused at its first alias or its 33rd level.
 */
final class YamlReader {
    private static final int SMALLEST_BUFFER = 1024;
    private static final int LARGEST_BUFFER = 64 * 1024;

    private final Iterator<Event> events;
    private final ValueCount count = new ValueCount();

    private YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    /** The tree; missing when there is none but blanks and comments. */
    static JsonNode read(String text) {
        try {
            return new YamlReader(new Parse(settings(text)).parseString(text).iterator()).document();
        } catch (MarkedYamlEngineException syntax) {
            throw notYaml(text, syntax.getProblemMark().map(Mark::getIndex).orElse(0));
        } catch (ReaderException character) {
            throw notYaml(text, character.getPosition());
        } catch (NumberFormatException escape) {
            throw new UnreadableBody("The body is not valid YAML: an escape sequence in a string is not one.");
        } catch (YamlEngineException version) {
            throw new UnreadableBody("The body is not valid YAML 1.2.");
        }
    }

    /** The caller limits bytes, so no second limit here; a small buffer makes the parser slow on long lines. */
    private static LoadSettings settings(String text) {
        return LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(Math.clamp(text.length(), SMALLEST_BUFFER, LARGEST_BUFFER))
                .build();
    }

    private static UnreadableBody notYaml(String text, int codePoints) {
        int offset = codePoints < text.codePointCount(0, text.length())
                ? text.offsetByCodePoints(0, codePoints)
                : text.length();
        return new UnreadableBody(
                "The body is not valid YAML: " + problem(text, offset) + " at " + Place.at(text, offset) + ".");
    }

    private static String problem(String text, int offset) {
        if (offset >= text.length()) {
            return "unexpected end";
        }
        return text.charAt(offset) == '\t' ? "a tab, where only spaces indent" : "unexpected character";
    }

    private JsonNode document() {
        events.next();
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            return MissingNode.getInstance();
        }
        JsonNode tree = value(events.next(), FieldPath.ROOT, 1);
        events.next();
        if (events.next().getEventId() != Event.ID.StreamEnd) {
            throw new UnreadableBody("The body must be one YAML document.");
        }
        return tree;
    }

    private JsonNode value(Event event, FieldPath path, int level) {
        count.add();
        checkPlain(event);
        return switch (event) {
            case ScalarEvent scalar -> YamlScalar.of(scalar, path);
            case MappingStartEvent mapping -> object(path, level);
            default -> array(path, level);
        };
    }

    private ObjectNode object(FieldPath path, int level) {
        StrictTree.checkDepth(level);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            FieldPath field = StrictTree.field(path, name(event));
            StrictTree.put(object, field, value(events.next(), field, level + 1));
        }
        return object;
    }

    private ArrayNode array(FieldPath path, int level) {
        StrictTree.checkDepth(level);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            array.add(value(event, path.item(array.size()), level + 1));
        }
        return array;
    }

    private static String name(Event event) {
        checkPlain(event);
        if (event instanceof ScalarEvent scalar && YamlScalar.isString(scalar)) {
            return scalar.getValue();
        }
        throw new UnreadableBody("A name must be a string; put it in quotes (" + place(event) + ").");
    }

    private static void checkPlain(Event event) {
        if (isNamed(event)) {
            throw new UnreadableBody("YAML anchors and aliases are not allowed (" + place(event) + ").");
        }
        if (hasTag(event)) {
            throw new UnreadableBody("YAML tags are not allowed (" + place(event) + ").");
        }
    }

    private static boolean isNamed(Event event) {
        return event instanceof NodeEvent node && node.getAnchor().isPresent();
    }

    private static boolean hasTag(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag().isPresent();
            case CollectionStartEvent collection -> collection.getTag().isPresent();
            default -> false;
        };
    }

    private static String place(Event event) {
        return event.getStartMark()
                .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + 1).toString())
                .orElse("");
    }
}
