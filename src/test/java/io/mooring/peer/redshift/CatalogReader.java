package io.mooring.peer.redshift;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the {@link Catalog} from PostgreSQL's own catalogue. */
final class CatalogReader {

    private static final String ANY_DATABASE = "dev";

    private static final String USERS = "SELECT rolname, rolsuper, rolcreatedb FROM pg_authid"
            + " WHERE rolcanlogin AND oid <> 10 ORDER BY rolname COLLATE \"C\"";

    private static final String GROUPS = "SELECT g.groname, ARRAY(SELECT r.rolname::text FROM pg_roles r"
            + " WHERE r.oid::bigint = ANY (g.grolist) ORDER BY r.rolname COLLATE \"C\")"
            + " FROM pg_group g ORDER BY g.groname COLLATE \"C\"";

    // CONNECT is unknown to Redshift
    private static final String DATABASES = "SELECT d.datname, pg_get_userbyid(d.datdba),"
            + privileges("coalesce(d.datacl, acldefault('d', d.datdba))", "WHERE p.privilege_type <> 'CONNECT'")
            + " FROM pg_database d WHERE NOT d.datistemplate AND d.datname <> 'padb_harvest'"
            + " ORDER BY d.datname COLLATE \"C\"";

    private static final String SCHEMAS = "SELECT n.nspname, pg_get_userbyid(n.nspowner),"
            + privileges("coalesce(n.nspacl, acldefault('n', n.nspowner))", "")
            + " FROM pg_namespace n WHERE n.nspname NOT IN ('information_schema') AND n.nspname NOT LIKE E'pg\\\\_%'"
            + " ORDER BY n.nspname COLLATE \"C\"";

    private static final String RELATIONS = "SELECT n.nspname, c.relname,"
            + " CASE c.relkind WHEN 'v' THEN 'view' ELSE 'table' END, pg_get_userbyid(c.relowner),"
            + privileges("coalesce(c.relacl, acldefault('r', c.relowner))", "")
            + ", ARRAY(SELECT concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),"
            + " CASE WHEN a.attnotnull THEN 'not null' END, 'default ' || pg_get_expr(d.adbin, d.adrelid))"
            + " FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
            + " WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)"
            + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.relkind IN ('r', 'v') ORDER BY c.relname COLLATE \"C\"";

    private static final String PROCEDURES = "SELECT n.nspname,"
            + " p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', pg_get_userbyid(p.proowner),"
            + " p.prosecdef, coalesce(p.proconfig, '{}'),"
            + privileges("coalesce(p.proacl, acldefault('f', p.proowner))", "")
            + ", p.prosrc FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
            + " WHERE p.oid >= 16384 ORDER BY n.nspname COLLATE \"C\", p.proname COLLATE \"C\", p.oid";

    /** The entries of an access control list, one per grantee and privilege, without the order in which they were granted. */
    private static String privileges(String list, String restriction) {
        return " ARRAY(SELECT concat(p.privilege_type, ' to ',"
                + " CASE p.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(p.grantee) END, ' by ',"
                + " pg_get_userbyid(p.grantor), CASE WHEN p.is_grantable THEN ' grantable' END)"
                + " FROM aclexplode(" + list + ") p " + restriction + " ORDER BY 1)";
    }

    private final Administration administration;

    CatalogReader(Administration administration) {
        this.administration = administration;
    }

    Catalog read() {
        return new Catalog(
                administration.query(ANY_DATABASE, USERS, CatalogReader::user),
                administration.query(ANY_DATABASE, GROUPS, CatalogReader::group),
                administration.query(ANY_DATABASE, DATABASES, this::database));
    }

    private static Catalog.User user(ResultSet row) throws SQLException {
        return new Catalog.User(row.getString(1), row.getBoolean(2), row.getBoolean(3));
    }

    private static Catalog.Group group(ResultSet row) throws SQLException {
        return new Catalog.Group(row.getString(1), texts(row, 2));
    }

    private Catalog.Database database(ResultSet row) throws SQLException {
        String name = row.getString(1);
        return new Catalog.Database(name, row.getString(2), texts(row, 3), schemas(name));
    }

    private List<Catalog.Schema> schemas(String database) {
        Map<String, List<Catalog.Relation>> relations = bySchema(database, RELATIONS, CatalogReader::relation);
        Map<String, List<Catalog.Procedure>> procedures = bySchema(database, PROCEDURES, CatalogReader::procedure);
        return administration.query(database, SCHEMAS, row -> {
            String name = row.getString(1);
            return new Catalog.Schema(
                    name,
                    row.getString(2),
                    texts(row, 3),
                    relations.getOrDefault(name, List.of()),
                    procedures.getOrDefault(name, List.of()));
        });
    }

    private record InSchema<T>(String schema, T object) {}

    private <T> Map<String, List<T>> bySchema(String database, String sql, Administration.Row<T> row) {
        return administration.query(database, sql, rows -> new InSchema<>(rows.getString(1), row.read(rows))).stream()
                .collect(Collectors.groupingBy(
                        InSchema::schema, Collectors.mapping(InSchema::object, Collectors.toUnmodifiableList())));
    }

    private static Catalog.Relation relation(ResultSet row) throws SQLException {
        return new Catalog.Relation(row.getString(2), row.getString(3), row.getString(4), texts(row, 5), texts(row, 6));
    }

    private static Catalog.Procedure procedure(ResultSet row) throws SQLException {
        return new Catalog.Procedure(
                row.getString(2), row.getString(3), row.getBoolean(4), texts(row, 5), texts(row, 6), row.getString(7));
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return Stream.of((Object[]) row.getArray(column).getArray())
                .map(String::valueOf)
                .toList();
    }
}
