package io.mooring.peer.redshift;

import io.mooring.peer.redshift.wire.WireChannel;
import io.mooring.peer.tls.ServerIdentity;
import io.mooring.peer.tls.TestAuthority;
import java.io.IOException;
import java.util.List;

/** Answers requests for TLS with the certificate that is presented at the moment. */
final class Transport {

    private final Encryption encryption;
    private final TestAuthority authority = TestAuthority.create("Mooring test authority");
    private final List<String> names;
    private volatile ServerIdentity identity;

    Transport(Encryption encryption, List<String> names) {
        this.encryption = encryption;
        this.names = List.copyOf(names);
        this.identity = authority.issue(names);
    }

    TestAuthority authority() {
        return authority;
    }

    void present(PresentedCertificate certificate) {
        identity = switch (certificate) {
            case GOOD -> authority.issue(names);
            case WRONG_NAME -> authority.issue(List.of("elsewhere.example"));
            case UNKNOWN_AUTHORITY -> TestAuthority.create("Unknown authority").issue(names);
            case EXPIRED -> authority.issueExpired(names);
        };
    }

    /** The channel to go on with after a request for TLS. */
    WireChannel answerTlsRequest(WireChannel client) throws IOException {
        if (encryption == Encryption.NONE) {
            client.send(new byte[] {'N'});
            return client;
        }
        client.send(new byte[] {'S'});
        return client.encrypted(identity.serverContext());
    }

    void checkEncrypted(WireChannel client, String user, String database) throws LoginRefused {
        if (encryption == Encryption.REQUIRED && !client.isEncrypted()) {
            throw new LoginRefused(
                    "28000",
                    "no pg_hba.conf entry for host \"127.0.0.1\", user \"" + user + "\", database \"" + database
                            + "\", SSL off");
        }
    }
}
