package io.mooring.peer.redshift;

import io.mooring.peer.redshift.sql.PasswordChange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Makes users and roles for a test, as if they had been there before. */
final class Users {

    private final Administration administration;
    private final Credentials credentials;
    private final String backendPassword;

    Users(Administration administration, Credentials credentials, String backendPassword) {
        this.administration = administration;
        this.credentials = credentials;
        this.backendPassword = backendPassword;
    }

    void create(String name, String password, Collection<UserRight> rights) {
        administration.run(
                "template1",
                "CREATE ROLE " + quoted(name) + " LOGIN PASSWORD '" + backendPassword + "'"
                        + (rights.contains(UserRight.SUPERUSER) ? " SUPERUSER" : "")
                        + (rights.contains(UserRight.CREATE_DATABASES) ? " CREATEDB" : ""));
        credentials.apply(new PasswordChange(name, Optional.of(password)));
    }

    void createRole(String name, List<String> systemPrivileges) {
        administration.run(
                "template1",
                "CREATE ROLE " + quoted(name),
                "COMMENT ON ROLE " + quoted(name) + " IS '" + String.join(", ", systemPrivileges) + "'");
    }

    /** PostgreSQL does not inherit the right to create users, so the grantee gets it besides the role. */
    void grantRole(String role, String user, boolean createsUsers) {
        administration.run("template1", "GRANT " + quoted(role) + " TO " + quoted(user));
        if (createsUsers) {
            administration.run("template1", "ALTER ROLE " + quoted(user) + " CREATEROLE");
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
