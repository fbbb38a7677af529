package io.mooring.domain;

/** What a run is for. */
public enum Operation {
    CREATE,
    EDIT,
    DELETE;

    /** The word used in answers, messages, tables and metrics, such as {@code edit}. */
    public String wireName() {
        return switch (this) {
            case CREATE -> "create";
            case EDIT -> "edit";
            case DELETE -> "delete";
        };
    }

    /** The operation with this {@link #wireName()}. */
    public static Operation of(String wireName) {
        for (Operation operation : values()) {
            if (operation.wireName().equals(wireName)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("No operation is called " + wireName);
    }
}
