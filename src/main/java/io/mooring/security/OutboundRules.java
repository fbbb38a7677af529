package io.mooring.security;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the operator said about outbound connections, read and checked once.
 *
 * @param allowed ranges of loopback, private and reserved addresses that may be connected to
 * @param plaintext targets that are spoken to without TLS
 * @param authorities PEM file with certificate authorities that are trusted in addition
 */
record OutboundRules(List<Network> allowed, Set<HostAndPort> plaintext, Optional<Path> authorities) {
    OutboundRules {
        allowed = List.copyOf(allowed);
        plaintext = Set.copyOf(plaintext);
    }

    /** @throws UnusableOptionException naming the option that cannot be understood */
    static OutboundRules of(
            Collection<String> networks, Collection<String> plaintextHosts, Optional<Path> authorities) {
        return new OutboundRules(allowed(networks), plaintext(plaintextHosts), authorities);
    }

    static List<Network> allowed(Collection<String> networks) {
        return networks.stream().map(OutboundRules::network).toList();
    }

    static Set<HostAndPort> plaintext(Collection<String> hosts) {
        return hosts.stream().map(OutboundRules::target).collect(Collectors.toSet());
    }

    /** Why the address must not be connected to, as the end of a sentence; empty when it may. */
    Optional<String> refusal(InetAddress address) {
        return EmbeddedAddress.judged(address).stream()
                .filter(judged -> !isAllowed(judged))
                .map(judged -> "it leads to " + AddressKinds.of(judged).words())
                .findFirst();
    }

    boolean isPlaintext(String name, int port) {
        return plaintext.contains(new HostAndPort(name, port));
    }

    private boolean isAllowed(InetAddress address) {
        return switch (AddressKinds.of(address).rule()) {
            case OPEN -> true;
            case IF_LISTED -> allowed.stream().anyMatch(network -> network.contains(address));
            case NEVER -> false;
        };
    }

    private static Network network(String text) {
        try {
            return Network.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new UnusableOptionException("mooring.outbound.allowed-networks: " + e.getMessage(), e);
        }
    }

    private static HostAndPort target(String text) {
        try {
            return HostAndPort.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new UnusableOptionException("mooring.outbound.plaintext-hosts: " + e.getMessage(), e);
        }
    }
}
