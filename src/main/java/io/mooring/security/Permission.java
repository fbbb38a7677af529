package io.mooring.security;

/** What an API key may do; the names are part of the HTTP contract. */
public enum Permission {
    /** Everything. */
    APPLICATION_ADMIN,
    /** Reading the status, the runs and the events of integrations. */
    INTEGRATION_STATUS
}
