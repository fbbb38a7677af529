package io.mooring.platform.redshift;

import io.mooring.platform.net.Limits;
import io.mooring.platform.net.OutboundDoor.Passage;
import io.mooring.platform.net.Witness;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Options that connect to the address that was checked while the certificate is checked for the name. A copy of them would look the name
 * up again, so one is made for each connection and handed on as it is.
 */
final class PinnedOptions extends PgConnectOptions {
    private final SocketAddress address;

    private PinnedOptions(Passage passage) {
        this.address = SocketAddress.inetSocketAddress(new InetSocketAddress(named(passage), passage.port()));
    }

    static PinnedOptions of(Passage passage, Witness witness, Limits limits) {
        PinnedOptions options = new PinnedOptions(passage);
        options.setHost(passage.host()).setPort(passage.port());
        options.setConnectTimeout((int) limits.connect().toMillis());
        options.setCachePreparedStatements(false);
        options.setPipeliningLimit(1);
        // A trace would carry the statements, and with them what is secret in them.
        options.setTracingPolicy(TracingPolicy.IGNORE);
        if (passage.plaintext()) {
            options.setSslMode(SslMode.DISABLE);
        } else {
            options.setSslMode(SslMode.VERIFY_FULL);
            options.setHostnameVerificationAlgorithm("HTTPS");
            options.setTrustOptions(TrustOptions.wrap(witness));
        }
        return options;
    }

    @Override
    public SocketAddress getSocketAddress() {
        return address;
    }

    private static InetAddress named(Passage passage) {
        try {
            return InetAddress.getByAddress(passage.host(), passage.address().getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has the length of an address", e);
        }
    }
}
