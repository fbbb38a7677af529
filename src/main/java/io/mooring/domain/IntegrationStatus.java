package io.mooring.domain;

import java.util.List;
import java.util.Optional;

/**
 * Where an integration stands. One record per status, each with only the transitions that are legal from it; there is no other place
 * that decides about transitions. A record that carries data (such as {@link CreateError#leftOver}) has several stored {@linkplain #key()
 * keys} but one {@linkplain #wireName() name} towards clients.
 */
public sealed interface IntegrationStatus {

    /** The name that clients see, such as {@code createError}. */
    String wireName();

    /** The stored form: distinct for every value, the wire name first; {@link #ofKey} reads it back. */
    default String key() {
        return wireName();
    }

    /** Whether the integration still holds its identity, so that no other may be created on the same target. */
    default boolean holdsIdentity() {
        return true;
    }

    /** Work is under way; it ends by success or failure. */
    sealed interface Transitional extends IntegrationStatus {
        IntegrationStatus succeeded();

        /**
         * @param clean the platform is as it was before: a create left nothing behind, a delete has destroyed nothing
         */
        IntegrationStatus failed(boolean clean);
    }

    /** Nothing is under way. */
    sealed interface Resting extends IntegrationStatus {}

    /** May be edited. */
    sealed interface Editable extends Resting {
        Editing edit();
    }

    /** May be deleted: {@link Deleting} when there is work to do, {@link Deleted} when there is none. */
    sealed interface Deletable extends Resting {
        IntegrationStatus delete();
    }

    /** May be moved to a newer version of its plan. */
    sealed interface Migratable extends Resting {
        Migrating migrate();
    }

    /** May be given up without touching the platform: everything but {@link Deleted}. */
    default Optional<Disabled> force() {
        return Optional.of(new Disabled());
    }

    record Creating() implements Transitional {
        @Override
        public String wireName() {
            return "creating";
        }

        @Override
        public Enabled succeeded() {
            return new Enabled();
        }

        @Override
        public CreateError failed(boolean clean) {
            return new CreateError(!clean);
        }
    }

    /**
     * @param recreating the integration was never set up: the edit creates it anew, and a failure is a {@link CreateError} again
     */
    record Editing(boolean recreating) implements Transitional {
        @Override
        public String wireName() {
            return "editing";
        }

        @Override
        public String key() {
            return recreating ? "editing/recreating" : "editing";
        }

        @Override
        public Enabled succeeded() {
            return new Enabled();
        }

        @Override
        public IntegrationStatus failed(boolean clean) {
            return recreating ? new CreateError(!clean) : new EditError();
        }
    }

    /**
     * @param resumed an earlier delete already destroyed something, so a failure can no longer mean "as before"
     */
    record Deleting(boolean resumed) implements Transitional {
        @Override
        public String wireName() {
            return "deleting";
        }

        @Override
        public String key() {
            return resumed ? "deleting/resumed" : "deleting";
        }

        @Override
        public Deleted succeeded() {
            return new Deleted();
        }

        @Override
        public DeleteError failed(boolean clean) {
            return clean && !resumed ? new Undeleted() : new PartlyDeleted();
        }
    }

    record Migrating() implements Transitional {
        @Override
        public String wireName() {
            return "migrating";
        }

        @Override
        public Enabled succeeded() {
            return new Enabled();
        }

        @Override
        public MigrateError failed(boolean clean) {
            return new MigrateError();
        }
    }

    record Enabled() implements Editable, Deletable, Migratable {
        @Override
        public String wireName() {
            return "enabled";
        }

        @Override
        public Editing edit() {
            return new Editing(false);
        }

        @Override
        public Deleting delete() {
            return new Deleting(false);
        }

        @Override
        public Migrating migrate() {
            return new Migrating();
        }

        public RecurringValidationError checkFailed() {
            return new RecurringValidationError();
        }
    }

    /**
     * @param leftOver something of the failed set-up still stands on the platform
     */
    record CreateError(boolean leftOver) implements Editable, Deletable {
        @Override
        public String wireName() {
            return "createError";
        }

        @Override
        public String key() {
            return leftOver ? "createError/leftOver" : "createError";
        }

        @Override
        public Editing edit() {
            return new Editing(true);
        }

        @Override
        public IntegrationStatus delete() {
            return leftOver ? new Deleting(false) : new Deleted();
        }
    }

    record EditError() implements Editable, Deletable {
        @Override
        public String wireName() {
            return "editError";
        }

        @Override
        public Editing edit() {
            return new Editing(false);
        }

        @Override
        public Deleting delete() {
            return new Deleting(false);
        }
    }

    /** A delete failed. Clients see one status; whether an edit is still possible depends on what is gone already. */
    sealed interface DeleteError extends Deletable {
        @Override
        default String wireName() {
            return "deleteError";
        }
    }

    /** The delete failed before anything was destroyed: the integration is as before. */
    record Undeleted() implements DeleteError, Editable {
        @Override
        public Editing edit() {
            return new Editing(false);
        }

        @Override
        public Deleting delete() {
            return new Deleting(false);
        }
    }

    /** The delete failed after something was destroyed: only another delete leads on. */
    record PartlyDeleted() implements DeleteError {
        @Override
        public String key() {
            return "deleteError/partlyDeleted";
        }

        @Override
        public Deleting delete() {
            return new Deleting(true);
        }
    }

    record MigrateError() implements Editable, Deletable, Migratable {
        @Override
        public String wireName() {
            return "migrateError";
        }

        @Override
        public Editing edit() {
            return new Editing(false);
        }

        @Override
        public Deleting delete() {
            return new Deleting(false);
        }

        @Override
        public Migrating migrate() {
            return new Migrating();
        }
    }

    record RecurringValidationError() implements Editable, Deletable {
        @Override
        public String wireName() {
            return "recurringValidationError";
        }

        @Override
        public Editing edit() {
            return new Editing(false);
        }

        @Override
        public Deleting delete() {
            return new Deleting(false);
        }

        public Enabled checkPassed() {
            return new Enabled();
        }
    }

    /** Given up by force: nothing was cleaned up on the platform, and the identity is free for another integration. */
    record Disabled() implements Deletable {
        @Override
        public String wireName() {
            return "disabled";
        }

        @Override
        public boolean holdsIdentity() {
            return false;
        }

        @Override
        public Deleted delete() {
            return new Deleted();
        }
    }

    /** Removed; the end. */
    record Deleted() implements Resting {
        @Override
        public String wireName() {
            return "deleted";
        }

        @Override
        public boolean holdsIdentity() {
            return false;
        }

        @Override
        public Optional<Disabled> force() {
            return Optional.empty();
        }
    }

    /** Every value there is, each once. */
    static List<IntegrationStatus> all() {
        return List.of(
                new Creating(),
                new Editing(false),
                new Editing(true),
                new Deleting(false),
                new Deleting(true),
                new Migrating(),
                new Enabled(),
                new CreateError(false),
                new CreateError(true),
                new EditError(),
                new Undeleted(),
                new PartlyDeleted(),
                new MigrateError(),
                new RecurringValidationError(),
                new Disabled(),
                new Deleted());
    }

    /** Reads what {@link #key()} wrote; anything else is an {@link IllegalArgumentException}. */
    static IntegrationStatus ofKey(String key) {
        for (IntegrationStatus status : Statuses.ALL) {
            if (status.key().equals(key)) {
                return status;
            }
        }
        throw new IllegalArgumentException("No status is stored as " + key);
    }
}
