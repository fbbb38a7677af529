package io.mooring.platform.redshift;

import io.mooring.domain.Operation;
import io.mooring.domain.PlatformObject;
import io.mooring.domain.Secret;
import io.mooring.platform.Change;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Configurations and changes for tests. */
record Configs(
        String host,
        int port,
        String database,
        @Nullable String initialDatabase,
        @Nullable String username,
        @Nullable String password,
        boolean impersonates,
        String role) {

    static Configs multi() {
        return new Configs("localhost", 5439, "immuta", "dev", "awsuser", "Awsuser1", false, "immuta_impersonation");
    }

    static Configs single() {
        return multi().database("dev");
    }

    Configs at(int newPort) {
        return new Configs(host, newPort, database, initialDatabase, username, password, impersonates, role);
    }

    Configs on(String newHost) {
        return new Configs(newHost, port, database, initialDatabase, username, password, impersonates, role);
    }

    Configs database(String name) {
        return new Configs(host, port, name, initialDatabase, username, password, impersonates, role);
    }

    Configs initially(@Nullable String name) {
        return new Configs(host, port, database, name, username, password, impersonates, role);
    }

    Configs as(@Nullable String user, @Nullable String itsPassword) {
        return new Configs(host, port, database, initialDatabase, user, itsPassword, impersonates, role);
    }

    Configs impersonating(String group) {
        return new Configs(host, port, database, initialDatabase, username, password, true, group);
    }

    RedshiftConfig config() {
        return new RedshiftConfig(
                host,
                database,
                initialDatabase,
                AuthenticationType.USER_PASSWORD,
                username,
                password == null ? null : Secret.of(password),
                null,
                null,
                null,
                null,
                null,
                null,
                port,
                new ImpersonationConfig(impersonates, role));
    }

    Change<RedshiftConfig> create(PlatformObject... made) {
        return new Change<>(Operation.CREATE, true, null, config(), set(made));
    }

    Change<RedshiftConfig> editOf(Configs before, PlatformObject... made) {
        return new Change<>(Operation.EDIT, true, before.config(), config(), set(made));
    }

    Change<RedshiftConfig> delete(PlatformObject... made) {
        return new Change<>(Operation.DELETE, true, config(), config(), set(made));
    }

    Change<RedshiftConfig> manualCreate() {
        return new Change<>(Operation.CREATE, false, null, config(), Set.of());
    }

    Change<RedshiftConfig> manualEditOf(Configs before) {
        return new Change<>(Operation.EDIT, false, before.config(), config(), Set.of());
    }

    Change<RedshiftConfig> manualDelete() {
        return new Change<>(Operation.DELETE, false, config(), config(), Set.of());
    }

    private static Set<PlatformObject> set(PlatformObject... made) {
        return Set.copyOf(Arrays.asList(made));
    }
}
