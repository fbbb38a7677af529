package io.mooring.platform;

/** The scripts that a platform may offer. */
public enum ScriptKind {
    INITIAL_CREATE("initial-create"),
    CREATE("create"),
    EDIT("edit"),
    DELETE("delete"),
    CLEANUP("cleanup"),
    POST_CLEANUP("post-cleanup");

    private final String wireName;

    ScriptKind(String wireName) {
        this.wireName = wireName;
    }

    /** The last part of the script's path, such as {@code initial-create}. */
    public String wireName() {
        return wireName;
    }
}
