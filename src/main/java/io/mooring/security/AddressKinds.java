package io.mooring.security;

import static io.mooring.security.AddressKind.BROADCAST;
import static io.mooring.security.AddressKind.LINK_LOCAL;
import static io.mooring.security.AddressKind.LOOPBACK;
import static io.mooring.security.AddressKind.METADATA;
import static io.mooring.security.AddressKind.MULTICAST;
import static io.mooring.security.AddressKind.PRIVATE;
import static io.mooring.security.AddressKind.PUBLIC;
import static io.mooring.security.AddressKind.RESERVED;
import static io.mooring.security.AddressKind.UNSPECIFIED;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which kind an address is of: the registries of special-purpose addresses (RFC 6890 and its successors at IANA), and the places where
 * clouds answer questions about the machine. The most precise range counts.
 */
final class AddressKinds {
    private record Range(Network network, AddressKind kind) {
        static Range of(String network, AddressKind kind) {
            return new Range(Network.parse(network), kind);
        }
    }

    private static final List<Range> RANGES = Stream.of(
                    Range.of("0.0.0.0/0", PUBLIC),
                    Range.of("0.0.0.0/8", UNSPECIFIED),
                    Range.of("10.0.0.0/8", PRIVATE),
                    Range.of("100.64.0.0/10", PRIVATE),
                    Range.of("100.100.100.200", METADATA), // Alibaba Cloud
                    Range.of("127.0.0.0/8", LOOPBACK),
                    Range.of("168.63.129.16", METADATA), // Azure's host, seen from a virtual machine
                    Range.of("169.254.0.0/16", LINK_LOCAL),
                    Range.of("169.254.169.254", METADATA),
                    Range.of("172.16.0.0/12", PRIVATE),
                    Range.of("192.0.0.0/24", RESERVED),
                    Range.of("192.0.0.192", METADATA), // Oracle Cloud, older images
                    Range.of("192.0.2.0/24", RESERVED),
                    Range.of("192.88.99.0/24", RESERVED),
                    Range.of("192.168.0.0/16", PRIVATE),
                    Range.of("198.18.0.0/15", RESERVED),
                    Range.of("198.51.100.0/24", RESERVED),
                    Range.of("203.0.113.0/24", RESERVED),
                    Range.of("224.0.0.0/4", MULTICAST),
                    Range.of("240.0.0.0/4", RESERVED),
                    Range.of("255.255.255.255", BROADCAST),
                    Range.of("::/0", RESERVED),
                    Range.of("::", UNSPECIFIED),
                    Range.of("::1", LOOPBACK),
                    Range.of("2000::/3", PUBLIC),
                    Range.of("2001::/23", RESERVED),
                    Range.of("2001:db8::/32", RESERVED),
                    Range.of("3fff::/20", RESERVED),
                    Range.of("fc00::/7", PRIVATE),
                    Range.of("fd00:ec2::/32", METADATA), // Amazon EC2
                    Range.of("fd00:c1::a9fe:a9fe", METADATA), // Oracle Cloud
                    Range.of("fd20:ce::254", METADATA), // Google Cloud
                    Range.of("fe80::/10", LINK_LOCAL),
                    Range.of("fec0::/10", PRIVATE),
                    Range.of("ff00::/8", MULTICAST))
            .sorted(Comparator.comparingInt((Range range) -> range.network().length())
                    .reversed())
            .toList();

    private AddressKinds() {}

    static AddressKind of(InetAddress address) {
        return RANGES.stream()
                .filter(range -> range.network().contains(address))
                .findFirst()
                .map(Range::kind)
                .orElse(RESERVED);
    }
}
