package io.mooring.peer.redshift;

/** What a user of the peer may do beyond an ordinary one. */
public enum UserRight {
    /** {@code CREATEUSER}: Redshift's superuser. */
    SUPERUSER,
    /** {@code CREATEDB}. */
    CREATE_DATABASES
}
