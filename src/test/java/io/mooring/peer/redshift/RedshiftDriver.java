package io.mooring.peer.redshift;

import com.amazon.redshift.Driver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Amazon's own driver, as an administrator's tool uses it. */
record RedshiftDriver(RedshiftPeer peer, Properties properties) {

    static final String SUPERUSER = "awsuser";
    static final String SUPERUSER_PASSWORD = "Awsuser1";

    static RedshiftDriver plain(RedshiftPeer peer) {
        return new RedshiftDriver(peer, new Properties()).with("ssl", "false");
    }

    static RedshiftDriver verifying(RedshiftPeer peer, Path authority) {
        return new RedshiftDriver(peer, new Properties())
                .with("ssl", "true")
                .with("sslmode", "verify-full")
                .with("sslrootcert", authority.toString());
    }

    RedshiftDriver with(String property, String value) {
        Properties more = new Properties();
        more.putAll(properties);
        more.setProperty(property, value);
        return new RedshiftDriver(peer, more);
    }

    Connection connect(String database) throws SQLException {
        return connect(database, SUPERUSER, SUPERUSER_PASSWORD);
    }

    Connection connect(String database, String user, String password) throws SQLException {
        RedshiftDriver login = with("user", user).with("password", password);
        return new Driver().connect(peer.jdbcUrl(database), login.properties());
    }

    /** Each statement by itself, with autocommit on. */
    void run(String database, List<String> statements) throws SQLException {
        try (Connection connection = connect(database)) {
            for (String sql : statements) {
                execute(connection, sql);
            }
        }
    }

    void run(String database, String sql) throws SQLException {
        run(database, List.of(sql));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the answer. */
    List<String> column(String database, String sql) throws SQLException {
        try (Connection connection = connect(database)) {
            return column(connection, sql);
        }
    }

    static List<String> column(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
