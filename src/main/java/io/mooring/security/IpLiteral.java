package io.mooring.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IP addresses as people write them. Only the canonical spellings are read: four decimal numbers without leading zeros, or IPv6 without a
 * zone. Older libraries also take {@code 127.1}, {@code 0x7f.1} and {@code 2130706433} for an address; such spellings hide where a
 * connection goes and are recognised so that they can be refused.
 */
final class IpLiteral {
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*(" + BYTE + "(\\." + BYTE + "){3})?");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.*");

    private IpLiteral() {}

    /** The address, if this is one in its canonical spelling. No name is ever resolved. */
    static Optional<InetAddress> parse(String text) {
        return V4.matcher(text).matches() || V6.matcher(text).matches() ? address(text) : Optional.empty();
    }

    /** Whether some library may take the text for an IPv4 address: its last label is a number (WHATWG URL, "ends in a number"). */
    static boolean endsInNumber(String text) {
        return ENDS_IN_NUMBER.matcher(text).matches();
    }

    private static Optional<InetAddress> address(String literal) {
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
