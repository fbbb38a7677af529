package io.mooring.ops;

import io.mooring.store.SealingCanary;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The keyset must open what was sealed when the database was new; with another one every stored secret would be lost on use. */
@ApplicationScoped
class CanaryCheck implements StartupCheck {
    private final SealingCanary canary;

    CanaryCheck(SealingCanary canary) {
        this.canary = canary;
    }

    @Override
    public Uni<Optional<String>> problem() {
        return canary.verify()
                .map(verified -> Optional.<String>empty())
                .onFailure(SealingCanary.WrongKeysetException.class)
                .recoverWithItem(Optional.of(
                        "mooring.security.keyset-file (or mooring.security.keyset) holds a keyset that cannot open what this database "
                                + "has sealed. Start with the keyset that was used before."));
    }
}
