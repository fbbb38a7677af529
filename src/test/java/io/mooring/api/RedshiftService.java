package io.mooring.api;

import io.mooring.peer.redshift.RedshiftPeer;
import io.mooring.peer.redshift.RedshiftPeerOptions;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Redshift with TLS beside the service, which may reach it and trusts its authority. One for all tests of a class. */
public final class RedshiftService implements QuarkusTestResourceLifecycleManager {
    static final String SUPERUSER = "awsuser";
    static final String PASSWORD = "Distinctive-Passw0rd-7731";

    private static @Nullable RedshiftPeer running;

    /** The peer of the test class that runs now. */
    static RedshiftPeer peer() {
        RedshiftPeer peer = running;
        if (peer == null) {
            throw new IllegalStateException("No peer runs; the test class lacks the resource");
        }
        return peer;
    }

    @Override
    public Map<String, String> start() {
        RedshiftPeer peer = RedshiftPeer.start(RedshiftPeerOptions.encrypted(SUPERUSER, PASSWORD));
        running = peer;
        return Map.of(
                "mooring.outbound.allowed-networks",
                "127.0.0.0/8",
                "mooring.outbound.ca-file",
                peer.authority().toString());
    }

    @Override
    public void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
