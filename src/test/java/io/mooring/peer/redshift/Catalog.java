package io.mooring.peer.redshift;

import java.util.List;

/**
 * What there is on a peer, in a fixed order: two of them are equal when the same objects are there with the same owners, rights and sources.
 * Privileges are spelled as PostgreSQL does, defaults written out. Templates, {@code padb_harvest} and the server's own schemas are left out,
 * and so are passwords.
 */
public record Catalog(List<User> users, List<Group> groups, List<Database> databases) {

    public record User(String name, boolean superuser, boolean createsDatabases) {}

    public record Group(String name, List<String> members) {}

    public record Database(String name, String owner, List<String> privileges, List<Schema> schemas) {}

    public record Schema(
            String name, String owner, List<String> privileges, List<Relation> relations, List<Procedure> procedures) {}

    /** A table or a view; a column is its name, type, whether it must be there, and its default. */
    public record Relation(String name, String kind, String owner, List<String> privileges, List<String> columns) {}

    /** A procedure or function; the settings are those that it runs with, its search path for instance. */
    public record Procedure(
            String signature,
            String owner,
            boolean securityDefiner,
            List<String> settings,
            List<String> privileges,
            String source) {}
}
