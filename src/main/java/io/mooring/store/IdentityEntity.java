package io.mooring.store;

import io.mooring.platform.Identity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code integration_identity}. */
@Entity(name = "Identity")
@Table(name = "integration_identity")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate fills the fields and reads them
class IdentityEntity {
    /** Why an integration holds an identity. Named as stored. */
    enum Phase {
        /** It is its own. */
        held,
        /** It is its own when the edit under way succeeds. */
        arriving,
        /** It was its own before the edit under way, and is again when that fails. */
        leaving
    }

    @Id
    private String key;

    @Column(updatable = false)
    private String words;

    @Column(name = "integration_id", updatable = false)
    private long integrationId;

    @Enumerated(EnumType.STRING)
    private Phase phase;

    IdentityEntity() {}

    IdentityEntity(Identity identity, long integrationId, Phase phase) {
        key = identity.key();
        words = identity.words();
        this.integrationId = integrationId;
        this.phase = phase;
    }

    String key() {
        return key;
    }

    void leave() {
        phase = Phase.leaving;
    }
}
