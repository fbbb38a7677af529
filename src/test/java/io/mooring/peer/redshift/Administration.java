package io.mooring.peer.redshift;

import io.mooring.ops.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** The owner's entrance to the PostgreSQL behind the peer: past the front, so nothing is rewritten, recorded or refused. */
final class Administration {

    /** Makes a value of the current row. */
    interface Row<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** The owner of everything that is there from the beginning, as Redshift calls it. */
    private static final String OWNER = "rdsdb";

    private final int port;
    private final String user;
    private final String password;

    private Administration(int port, String user, String password) {
        this.port = port;
        this.user = user;
        this.password = password;
    }

    /** Gives PostgreSQL's first user the name that Redshift's has; a session cannot rename its own user, so another one does it. */
    static Administration of(PostgresServer server) {
        Administration unnamed = new Administration(server.port(), server.user(), server.password());
        String password = HexFormat.of().formatHex(Digests.random(24));
        unnamed.run("template1", "CREATE ROLE renamer SUPERUSER LOGIN PASSWORD '" + password + "'");
        new Administration(server.port(), "renamer", password)
                .run("template1", "ALTER ROLE \"" + server.user() + "\" RENAME TO " + OWNER);
        Administration named = new Administration(server.port(), OWNER, server.password());
        named.run("template1", "DROP ROLE renamer");
        return named;
    }

    void run(String database, String... statements) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the PostgreSQL behind the peer refused the peer's own statement", e);
        }
    }

    <T> List<T> query(String database, String sql, Row<T> row) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(row.read(rows));
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException("the PostgreSQL behind the peer refused the peer's own query", e);
        }
    }

    private Connection connect(String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        return source.getConnection(user, password);
    }
}
