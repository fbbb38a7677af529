package io.mooring.platform.redshift;

import io.mooring.domain.PlatformObject;
import java.util.List;
import java.util.Set;

/** The kinds of objects that steps make and remove, and how the store names them. */
final class MadeObjects {
    private static final String DATABASE = "database";
    private static final String USER = "user";
    private static final String GROUP = "group";
    private static final String SCHEMA = "schema";

    private MadeObjects() {}

    static PlatformObject database(String name) {
        return new PlatformObject(DATABASE, name);
    }

    static PlatformObject user(String name) {
        return new PlatformObject(USER, name);
    }

    static PlatformObject group(String name) {
        return new PlatformObject(GROUP, name);
    }

    static PlatformObject schema(String database, String name) {
        return new PlatformObject(SCHEMA, database + "." + name);
    }

    /** Only to say what is left over: a procedure goes with its schema and is never recorded as made. */
    static PlatformObject procedure(String name) {
        return new PlatformObject("procedure", Layout.PROCEDURES_SCHEMA + "." + name + "(varchar)");
    }

    static List<String> databases(Set<PlatformObject> made) {
        return names(made, DATABASE);
    }

    static List<String> users(Set<PlatformObject> made) {
        return names(made, USER);
    }

    static List<String> groups(Set<PlatformObject> made) {
        return names(made, GROUP);
    }

    /** The schemas in a database, in the order of their removal. */
    static List<String> schemas(Set<PlatformObject> made, String database) {
        return Layout.SCHEMAS.reversed().stream()
                .filter(name -> made.contains(schema(database, name)))
                .toList();
    }

    /** The databases in which schemas were made. */
    static List<String> databasesWithSchemas(Set<PlatformObject> made) {
        return names(made, SCHEMA).stream()
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .distinct()
                .toList();
    }

    private static List<String> names(Set<PlatformObject> made, String kind) {
        return made.stream()
                .filter(object -> object.kind().equals(kind))
                .map(PlatformObject::name)
                .sorted()
                .toList();
    }
}
