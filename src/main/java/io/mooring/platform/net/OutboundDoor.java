package io.mooring.platform.net;

import io.mooring.platform.PlatformError;
import io.mooring.platform.PlatformException;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The one way out: every connection that a user's input leads to is asked for here. The name is resolved once, the address is held against
 * the operator's policy, and the caller connects to exactly that address while verifying the name.
 */
public interface OutboundDoor {
    /**
     * Resolves and checks. Fails with a {@link PlatformException} whose problem is {@link PlatformError#OUTBOUND_REFUSED} before any packet
     * goes to a refused address, or {@link PlatformError#HOST_UNKNOWN}.
     */
    Uni<Passage> ask(String host, int port);

    /**
     * A permission to connect.
     *
     * @param host for SNI and the certificate's check
     * @param address to connect to; never resolve again
     * @param plaintext the operator lists this host and port as one that is spoken to without TLS
     * @param authorities PEM file with certificate authorities that the operator trusts in addition to the usual ones
     */
    record Passage(String host, int port, InetAddress address, boolean plaintext, Optional<Path> authorities) {}
}
