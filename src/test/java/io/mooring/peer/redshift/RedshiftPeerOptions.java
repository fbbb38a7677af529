package io.mooring.peer.redshift;

import java.util.List;

/**
 * How a peer is started.
 *
 * @param port the front's port on 127.0.0.1, 0 for a free one
 * @param superuser the user that a cluster is created with
 * @param hostNames what the certificate is good for, besides {@code localhost} and {@code 127.0.0.1}
 */
public record RedshiftPeerOptions(
        int port,
        Encryption encryption,
        String superuser,
        String password,
        boolean caseSensitiveIdentifiers,
        List<String> hostNames) {

    public RedshiftPeerOptions {
        if (superuser.isBlank() || password.isBlank()) {
            throw new IllegalArgumentException("the superuser needs a name and a password");
        }
        hostNames = List.copyOf(hostNames);
    }

    /** A peer on a free port without TLS. */
    public static RedshiftPeerOptions plain(String superuser, String password) {
        return new RedshiftPeerOptions(0, Encryption.NONE, superuser, password, false, List.of());
    }

    /** A peer on a free port that takes encrypted sessions only. */
    public static RedshiftPeerOptions encrypted(String superuser, String password) {
        return plain(superuser, password).withEncryption(Encryption.REQUIRED);
    }

    public RedshiftPeerOptions withPort(int other) {
        return new RedshiftPeerOptions(other, encryption, superuser, password, caseSensitiveIdentifiers, hostNames);
    }

    public RedshiftPeerOptions withEncryption(Encryption other) {
        return new RedshiftPeerOptions(port, other, superuser, password, caseSensitiveIdentifiers, hostNames);
    }

    /** {@code enable_case_sensitive_identifier} as the cluster's parameter group sets it. */
    public RedshiftPeerOptions withCaseSensitiveIdentifiers() {
        return new RedshiftPeerOptions(port, encryption, superuser, password, true, hostNames);
    }

    public RedshiftPeerOptions withHostNames(List<String> others) {
        return new RedshiftPeerOptions(port, encryption, superuser, password, caseSensitiveIdentifiers, others);
    }
}
