package io.mooring.peer.redshift;

/** What all sessions of a peer share. */
record SessionParts(
        Backend backend,
        Transport transport,
        Credentials credentials,
        Faults faults,
        Recording recording,
        boolean caseSensitiveIdentifiers) {}
