package io.mooring.peer.redshift.sql;

/** What the meaning of a statement depends on besides its text. */
public interface StatementContext {

    /** Whether the session's current user is a superuser. */
    boolean superuser();

    /** Whether quoted identifiers keep their case: {@code enable_case_sensitive_identifier}. */
    boolean caseSensitiveIdentifiers();

    /** The password with which the front logs every user in at the PostgreSQL behind it. */
    String backendPassword();
}
