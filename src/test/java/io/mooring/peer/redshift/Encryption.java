package io.mooring.peer.redshift;

/** Whether the peer speaks TLS. */
public enum Encryption {
    /** TLS is declined. */
    NONE,
    /** Both plain and encrypted sessions are taken. */
    OFFERED,
    /** Plain sessions are refused, as by a cluster with {@code require_ssl}. */
    REQUIRED
}
