package io.mooring.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a request body, printed as {@code config.connections[0].token}. Names may be whatever a client sent: they are
 * printed without control and invisible characters, each cut at 64 characters, and of a long path only the end is printed.
 */
public final class FieldPath {
    public static final FieldPath ROOT = new FieldPath(null, "", false);

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_PATH = 120;

    private final @Nullable FieldPath parent;
    private final String name;
    private final boolean item;

    private FieldPath(@Nullable FieldPath parent, String name, boolean item) {
        this.parent = parent;
        this.name = name;
        this.item = item;
    }

    /** The path that fields are below, such as {@code config}; empty for the body itself. */
    public static FieldPath of(String name) {
        return name.isEmpty() ? ROOT : ROOT.field(name);
    }

    public FieldPath field(String fieldName) {
        return new FieldPath(this, fieldName, false);
    }

    public FieldPath item(int index) {
        return new FieldPath(this, "[" + index + "]", true);
    }

    /** The field's own name as it was sent; empty for an item of an array and for the body itself. */
    public String fieldName() {
        return item ? "" : name;
    }

    @Override
    public String toString() {
        String whole = print();
        int length = whole.codePointCount(0, whole.length());
        return length <= LONGEST_PATH
                ? whole
                : "…" + whole.substring(whole.offsetByCodePoints(0, length - LONGEST_PATH + 1));
    }

    private String print() {
        if (parent == null) {
            return "";
        }
        String before = parent.print();
        return before + (item || before.isEmpty() ? "" : ".") + printable(name);
    }

    private static String printable(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().filter(FieldPath::isVisible).limit(LONGEST_NAME).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
