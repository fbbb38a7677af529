package io.mooring.peer.redshift;

/** The certificate that the peer shows; a careful client accepts the first only. */
public enum PresentedCertificate {
    /** Issued by the peer's authority for the host names of the peer. */
    GOOD,
    /** Issued by the peer's authority for another host. */
    WRONG_NAME,
    /** Issued for the right host names by an authority that nobody was told to trust. */
    UNKNOWN_AUTHORITY,
    /** Right in all but its time, which is over. */
    EXPIRED
}
