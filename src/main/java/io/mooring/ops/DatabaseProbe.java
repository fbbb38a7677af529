package io.mooring.ops;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/** Asks a configured database for one connection, so that a wrong address, name or password is one plain line and no stack. */
final class DatabaseProbe {

    private static final String LIMIT_SECONDS = "10";

    private DatabaseProbe() {}

    static void check(DatabaseUrl url) {
        var properties = new Properties();
        properties.setProperty("user", url.user());
        url.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("connectTimeout", LIMIT_SECONDS);
        properties.setProperty("loginTimeout", LIMIT_SECONDS);
        properties.setProperty("socketTimeout", LIMIT_SECONDS);
        try (var connection = driver().connect(DatasourceProperties.jdbcUrl(url), properties)) {
            if (connection == null) {
                throw new IllegalStateException("the driver does not take its own address");
            }
        } catch (SQLException e) {
            throw StartRefused.surroundings("mooring.database.url: the database at " + url.location()
                    + " does not let the service in: " + oneLine(e)
                    + " Check the address, the user and the password, and that the database runs.");
        }
    }

    /** The driver registry keeps classes of an earlier life of the application, which a live reload has replaced. */
    private static Driver driver() {
        try {
            return Class.forName("org.postgresql.Driver")
                    .asSubclass(Driver.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the PostgreSQL driver is missing", e);
        }
    }

    private static String oneLine(SQLException failure) {
        String text =
                String.valueOf(failure.getMessage()).replaceAll("\\s+", " ").strip();
        return text.endsWith(".") ? text : text + ".";
    }
}
