package io.mooring.ops;

import io.mooring.security.SecuritySettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Without a configured key and without a stored one nobody could ever call the service. */
@ApplicationScoped
class StoredAdminKeyCheck implements StartupCheck {

    private static final String TABLE = "select to_regclass('api_key') is not null";
    private static final String KEY = """
            select exists (
              select 1 from api_key
              where 'APPLICATION_ADMIN' = any (permissions)
                and (expires_at is null or expires_at > now()))
            """;

    private final Pool pool;
    private final SecuritySettings settings;

    StoredAdminKeyCheck(Pool pool, SecuritySettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    @Override
    public Uni<Optional<String>> problem() {
        return isConfigured()
                ? Uni.createFrom().item(Optional.empty())
                : isStored().map(StoredAdminKeyCheck::problem);
    }

    private boolean isConfigured() {
        return settings.adminApiKey().isPresent() || settings.adminApiKeyFile().isPresent();
    }

    /** Where the schema is not there yet, no key is either. */
    private Uni<Boolean> isStored() {
        return answer(TABLE)
                .flatMap(exists -> exists ? answer(KEY) : Uni.createFrom().item(false));
    }

    private Uni<Boolean> answer(String question) {
        return pool.query(question).execute().map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static Optional<String> problem(boolean stored) {
        return stored
                ? Optional.empty()
                : Optional.of(
                        "mooring.security.admin-api-key is not set, and the database holds no administrator's key; set it "
                                + "(or mooring.security.admin-api-key-file) to 32 characters or more. \"openssl rand -hex 24\" makes one.");
    }
}
