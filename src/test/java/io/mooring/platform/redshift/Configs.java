package io.mooring.platform.redshift;

import io.mooring.domain.PlatformObject;
import io.mooring.domain.Secret;
import io.mooring.platform.Change;
import io.mooring.platform.GeneratedCredentials;
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

    /** A change for no other purpose than to log in. */
    static Change<RedshiftConfig> login(RedshiftConfig config) {
        return new Change.Create<>(true, config, Set.of(), GeneratedCredentials.none());
    }

    Change<RedshiftConfig> create(PlatformObject... made) {
        return new Change.Create<>(true, config(), set(made), GeneratedCredentials.none());
    }

    Change<RedshiftConfig> editOf(Configs before, PlatformObject... made) {
        return new Change.Edit<>(true, before.withoutPassword(), config(), set(made), GeneratedCredentials.none());
    }

    Change<RedshiftConfig> delete(PlatformObject... made) {
        return new Change.Delete<>(true, config(), set(made), GeneratedCredentials.none());
    }

    Change<RedshiftConfig> manualCreate() {
        return new Change.Create<>(false, config(), Set.of(), GeneratedCredentials.none());
    }

    Change<RedshiftConfig> manualEditOf(Configs before) {
        return new Change.Edit<>(false, before.withoutPassword(), config(), Set.of(), GeneratedCredentials.none());
    }

    Change<RedshiftConfig> manualDelete() {
        return new Change.Delete<>(false, config(), Set.of(), GeneratedCredentials.none());
    }

    private RedshiftConfig withoutPassword() {
        return as(username, null).config();
    }

    private static Set<PlatformObject> set(PlatformObject... made) {
        return Set.copyOf(Arrays.asList(made));
    }
}
