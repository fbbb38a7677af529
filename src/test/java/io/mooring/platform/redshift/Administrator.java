package io.mooring.platform.redshift;

import com.amazon.redshift.Driver;
import io.mooring.peer.redshift.RedshiftPeer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** A person with the vendor's driver: sends statements one by one, with autocommit on. */
record Administrator(RedshiftPeer peer, String user, String password) {

    static Administrator of(RedshiftPeer peer) {
        return new Administrator(peer, "awsuser", "Awsuser1");
    }

    void run(String database, String... statements) {
        try {
            runAll(database, List.of(statements));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    void runAll(String database, List<String> statements) throws SQLException {
        try (Connection connection = new Driver().connect(peer.jdbcUrl(database), login());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** As a tool does that goes on after an error; gives the SQLSTATEs of the errors. */
    List<String> runOn(String database, List<String> statements) {
        return statements.stream()
                .map(sql -> runOne(database, sql))
                .filter(state -> !state.isEmpty())
                .toList();
    }

    private String runOne(String database, String sql) {
        try {
            runAll(database, List.of(sql));
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private Properties login() {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("ssl", "false");
        return login;
    }
}
