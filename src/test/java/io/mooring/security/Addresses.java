package io.mooring.security;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses for tests, made without asking a resolver. */
final class Addresses {
    private Addresses() {}

    static InetAddress of(String literal) {
        return IpLiteral.parse(literal).orElseThrow(() -> new AssertionError(literal + " is no IP address"));
    }

    static InetAddress v4(int bits) {
        return ofBytes((byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits);
    }

    static InetAddress ofBytes(byte... bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
