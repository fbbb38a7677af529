package io.mooring.store;

import io.mooring.domain.Operation;
import io.mooring.domain.PlatformObject;
import io.mooring.domain.RunState;
import io.mooring.run.NewRun;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** A row of {@code run}: written with an edit or delete, and loaded under a lock to be settled. */
@Entity(name = "Run")
@Table(name = "run")
@DynamicUpdate
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate fills and reads the fields
class RunEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "run_id")
    @SequenceGenerator(name = "run_id", sequenceName = "run_id", allocationSize = 1)
    private @Nullable Long id;

    @Column(name = "integration_id", updatable = false)
    private long integrationId;

    @Column(updatable = false)
    private String operation;

    private String state;
    private int attempt;

    @Column(name = "lease_owner")
    private @Nullable String leaseOwner;

    @Column(name = "lease_until")
    private @Nullable Instant leaseUntil;

    @Column(name = "host_key", updatable = false)
    private @Nullable String hostKey;

    @Column(updatable = false)
    private boolean alone;

    @Column(insertable = false)
    private @Nullable Integer place;

    @Column(updatable = false)
    private String actor;

    @Column(name = "request_id", updatable = false)
    private String requestId;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    private @Nullable String code;
    private @Nullable String message;
    private boolean validated;

    @Column(name = "validation_results")
    @ColumnTransformer(read = "cast(validation_results as text)", write = "cast(cast(? as text) as json)")
    private String validationResults;

    @Column(updatable = false)
    @ColumnTransformer(read = "cast(config as text)", write = "cast(cast(? as text) as json)")
    private String config;

    @Column(name = "before_automatic", updatable = false)
    private @Nullable Boolean beforeAutomatic;

    @Column(name = "before_config", updatable = false)
    @ColumnTransformer(read = "cast(before_config as text)", write = "cast(cast(? as text) as json)")
    private @Nullable String beforeConfig;

    @Column(name = "made_before", updatable = false)
    @ColumnTransformer(read = "cast(made_before as text)", write = "cast(cast(? as text) as json)")
    private String madeBefore;

    @Column(name = "sealed_credentials")
    private byte @Nullable [] sealedCredentials;

    @Column(name = "sealed_generated")
    private byte @Nullable [] sealedGenerated;

    @Column(name = "sealed_before")
    private byte @Nullable [] sealedBefore;

    @Column(name = "seal_id", updatable = false)
    private UUID sealId;

    /** The database's clock when the transaction began. */
    @Formula("now()")
    private Instant now;

    RunEntity() {}

    RunEntity(
            IntegrationEntity integration,
            NewRun wanted,
            Set<PlatformObject> made,
            String config,
            String validationResults,
            SealedRun sealed) {
        integrationId = integration.id();
        operation = wanted.operation().wireName();
        state = RunState.QUEUED.wireName();
        hostKey = wanted.host().orElse(null);
        alone = wanted.alone();
        actor = wanted.actor();
        requestId = wanted.requestId();
        createdAt = integration.now();
        now = integration.now();
        validated = wanted.validated();
        this.validationResults = validationResults;
        this.config = config;
        madeBefore = RunRecord.text(made);
        sealedCredentials = sealed.credentials();
        sealId = sealed.sealId();
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("The run has no id before it is stored");
        }
        return id;
    }

    long integrationId() {
        return integrationId;
    }

    Operation operation() {
        return Operation.of(operation);
    }

    /** Keeps what a failed edit restores; the sealed secrets move as they are, bound to the integration's seal id. */
    void remember(IntegrationEntity before) {
        beforeAutomatic = before.automatic();
        beforeConfig = before.config();
        sealedBefore = before.sealed();
    }

    /** Gives the integration back what {@link #remember} kept; a run that replaced nothing has nothing to give back. */
    boolean restore(IntegrationEntity integration) {
        boolean replaced = beforeAutomatic != null && beforeConfig != null;
        if (beforeAutomatic != null && beforeConfig != null) {
            integration.reconfigure(beforeAutomatic, beforeConfig, sealedBefore);
        }
        return replaced;
    }

    void validated(String results) {
        validationResults = results;
    }

    void succeed() {
        end(RunState.SUCCEEDED);
        code = null;
        message = null;
    }

    void fail(String newCode, String newMessage) {
        end(RunState.FAILED);
        code = newCode;
        message = newMessage;
    }

    private void end(RunState end) {
        state = end.wireName();
        startedAt = startedAt == null ? now : startedAt;
        endedAt = now;
        leaseOwner = null;
        leaseUntil = null;
        place = null;
        sealedCredentials = null;
        sealedGenerated = null;
        sealedBefore = null;
    }
}
