package io.mooring.ops.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Speaks to a server as a client does. */
final class Sql {

    private Sql() {}

    static Connection connect(PostgresServer server, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + PostgresServer.DATABASE,
                server.user(),
                password);
    }

    static void execute(PostgresServer server, String statement) throws SQLException {
        try (var connection = connect(server, server.password());
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    static String query(PostgresServer server, String statement) throws SQLException {
        try (var connection = connect(server, server.password());
                var sql = connection.createStatement();
                var rows = sql.executeQuery(statement)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
