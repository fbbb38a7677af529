package io.mooring.store;

import io.mooring.domain.IntegrationStatus;
import io.mooring.run.StoredIntegration;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** A row of {@code integration}, loaded under a lock to be changed. Rows are inserted by {@link NewIntegrationStatement} alone. */
@Entity(name = "Integration")
@Table(name = "integration")
@DynamicUpdate
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate fills and reads the fields
class IntegrationEntity {
    @Id
    private long id;

    private boolean automatic;
    private String status;
    private long version;
    private long sequence;

    @ColumnTransformer(read = "cast(config as text)", write = "cast(cast(? as text) as json)")
    private String config;

    @Column(name = "validation_results")
    @ColumnTransformer(read = "cast(validation_results as text)", write = "cast(cast(? as text) as json)")
    private String validationResults;

    private byte @Nullable [] sealed;

    @Column(name = "issued_key")
    private byte @Nullable [] issuedKey;

    @Column(name = "issued_key_hash")
    private byte @Nullable [] issuedKeyHash;

    @Column(name = "seal_id", updatable = false)
    private UUID sealId;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    /** The database's clock when the transaction began. */
    @Formula("now()")
    private Instant now;

    long id() {
        return id;
    }

    boolean automatic() {
        return automatic;
    }

    IntegrationStatus status() {
        return IntegrationStatus.ofKey(status);
    }

    long version() {
        return version;
    }

    String config() {
        return config;
    }

    byte @Nullable [] sealed() {
        return sealed;
    }

    UUID sealId() {
        return sealId;
    }

    Instant now() {
        return now;
    }

    boolean isAs(StoredIntegration seen) {
        return version == seen.version() && status.equals(seen.status().key());
    }

    void become(IntegrationStatus next) {
        status = next.key();
        sequence++;
        updatedAt = now;
        if (next instanceof IntegrationStatus.Deleted) {
            deletedAt = now;
            sealed = null;
            issuedKey = null;
            issuedKeyHash = null;
        }
    }

    void reconfigure(boolean newAutomatic, String newConfig, byte @Nullable [] newSealed) {
        automatic = newAutomatic;
        config = newConfig;
        sealed = newSealed;
        version++;
        updatedAt = now;
    }

    void validated(String results) {
        validationResults = results;
    }

    void keep(byte @Nullable [] newSealed) {
        sealed = newSealed;
    }

    void issue(byte[] newSealedKey, byte[] newHash) {
        issuedKey = newSealedKey;
        issuedKeyHash = newHash;
        version++;
        updatedAt = now;
    }
}
