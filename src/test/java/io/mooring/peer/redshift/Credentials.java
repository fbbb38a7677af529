package io.mooring.peer.redshift;

import io.mooring.peer.redshift.sql.PasswordChange;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The passwords of the peer's users. They live as long as the peer; the PostgreSQL behind it never sees them. */
final class Credentials {

    private final Map<String, StoredPassword> passwords = new ConcurrentHashMap<>();

    void apply(PasswordChange change) {
        StoredPassword stored = change.password()
                .map(password -> StoredPassword.of(change.user(), password))
                .orElseGet(StoredPassword.Disabled::new);
        passwords.put(change.user(), stored);
    }

    Optional<StoredPassword> of(String user) {
        return Optional.ofNullable(passwords.get(user));
    }
}
