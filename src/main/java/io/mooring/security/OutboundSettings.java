package io.mooring.security;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the service may connect to on behalf of its users. */
@ConfigMapping(prefix = "mooring.outbound")
public interface OutboundSettings {

    /** Private and loopback networks that are allowed targets, as CIDR blocks such as {@code 10.20.0.0/16}; none otherwise. */
    Optional<List<String>> allowedNetworks();

    /** Targets that are spoken to without TLS, as {@code host:port}; none otherwise. */
    Optional<List<String>> plaintextHosts();

    /** A PEM file with certificate authorities that are trusted in addition to the usual ones. */
    Optional<Path> caFile();
}
