package io.mooring.security;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * IPv6 addresses that stand for IPv4 ones. A packet to such an address ends at the IPv4 address inside it, so that is the one a policy
 * must judge: IPv4-mapped and -compatible (RFC 4291), NAT64 (RFC 6052), 6to4 (RFC 3056) and Teredo (RFC 4380, server and client).
 */
final class EmbeddedAddress {
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};
    private static final Network COMPATIBLE = Network.parse("::/96");
    private static final Network NAT64 = Network.parse("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.parse("2002::/16");
    private static final Network TEREDO = Network.parse("2001::/32");

    private EmbeddedAddress() {}

    /** The addresses that a packet really goes to: the address itself, or those inside it. */
    static List<InetAddress> judged(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address || isUnspecifiedOrLoopback(address)) {
            return List.of(address);
        }
        if (isMapped(bytes) || COMPATIBLE.contains(address) || NAT64.contains(address)) {
            return List.of(v4(bytes, 12));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return List.of(v4(bytes, 2));
        }
        return TEREDO.contains(address) ? List.of(v4(bytes, 4), v4(inverted(bytes), 12)) : List.of(address);
    }

    private static boolean isUnspecifiedOrLoopback(InetAddress address) {
        return address.isAnyLocalAddress() || address.isLoopbackAddress();
    }

    /** The JDK makes IPv4 addresses of these, except where a scope was given with them. */
    private static boolean isMapped(byte[] bytes) {
        return Arrays.equals(bytes, 0, 12, MAPPED, 0, 12);
    }

    private static InetAddress v4(byte[] bytes, int from) {
        return address(Arrays.copyOfRange(bytes, from, from + 4));
    }

    private static byte[] inverted(byte[] bytes) {
        byte[] inverted = bytes.clone();
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] = (byte) ~inverted[i];
        }
        return inverted;
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("An address has 4 or 16 bytes, not " + bytes.length, e);
        }
    }
}
