package io.mooring.api.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mooring.domain.FieldPath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;

/** The rules that hold for a body's tree, whichever format it came in. */
final class StrictTree {
    /** Enough for every number that a client can mean; more digits only cost time. */
    private static final int MOST_DIGITS = 400;

    /** Names of fields that carry keys as text of several lines. */
    private static final Set<String> KEY_MATERIAL = Set.of("content", "credential");

    private StrictTree() {}

    static void checkDepth(int level) {
        if (level > Body.Tree.DEEPEST) {
            throw new UnreadableBody("The body is nested deeper than " + Body.Tree.DEEPEST + " levels.");
        }
    }

    /** Adds a field whose value stands at the path. */
    static void put(ObjectNode object, FieldPath path, JsonNode value) {
        if (object.replace(path.fieldName(), value) != null) {
            throw new UnreadableBody(path + " is given more than once");
        }
    }

    static TextNode text(FieldPath path, String value) {
        if (!Characters.isPrintableAscii(value)) {
            checkText(path, value);
        }
        return TextNode.valueOf(value);
    }

    private static void checkText(FieldPath path, String value) {
        boolean keyMaterial = KEY_MATERIAL.contains(path.fieldName());
        if (Characters.hasControl(value, keyMaterial)) {
            throw new UnreadableBody(subject(path) + " must not contain control characters"
                    + (keyMaterial ? " other than line ends and tabs" : ""));
        }
        if (Characters.hasLoneSurrogate(value)) {
            throw new UnreadableBody(subject(path) + " is not valid Unicode: it contains half of a surrogate pair");
        }
    }

    /** The path of a field of the object at {@code parent}, if the name is fit to be one. */
    static FieldPath field(FieldPath parent, String name) {
        FieldPath field = parent.field(name);
        if (!Characters.isPrintableAscii(name)) {
            checkName(field, name);
        }
        return field;
    }

    private static void checkName(FieldPath field, String name) {
        if (Characters.hasControl(name, false) || Characters.hasLoneSurrogate(name)) {
            throw new UnreadableBody(
                    "The body must not contain names with control characters or halves of surrogate pairs: " + field);
        }
    }

    static JsonNode integer(FieldPath path, String digits, int radix) {
        checkDigits(path, digits);
        BigInteger value = new BigInteger(digits, radix);
        if (value.bitLength() < Integer.SIZE) {
            return IntNode.valueOf(value.intValue());
        }
        return value.bitLength() < Long.SIZE ? LongNode.valueOf(value.longValue()) : BigIntegerNode.valueOf(value);
    }

    static JsonNode decimal(FieldPath path, String number) {
        checkDigits(path, number);
        try {
            return DecimalNode.valueOf(inRange(path, new BigDecimal(number)));
        } catch (NumberFormatException exponentTooLong) {
            throw outOfRange(path);
        }
    }

    /** What is later done with a number, such as a comparison with an integer, writes out the zeros of its exponent. */
    private static BigDecimal inRange(FieldPath path, BigDecimal value) {
        if (Math.abs((long) value.scale()) > MOST_DIGITS) {
            throw outOfRange(path);
        }
        return value;
    }

    private static void checkDigits(FieldPath path, String number) {
        if (number.length() > MOST_DIGITS) {
            throw outOfRange(path);
        }
    }

    private static UnreadableBody outOfRange(FieldPath path) {
        return new UnreadableBody(subject(path) + " is a number out of range");
    }

    static String subject(FieldPath path) {
        String printed = path.toString();
        return printed.isEmpty() ? "The body" : printed;
    }
}
