package io.mooring.security;

import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A range of IP addresses as CIDR notation writes it (RFC 4632, RFC 4291 section 2.3). */
final class Network {
    private final byte[] prefix;
    private final int length;

    private Network(byte[] prefix, int length) {
        this.prefix = prefix;
        this.length = length;
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address.
     *
     * @throws IllegalArgumentException with a sentence for the operator, also when bits behind the prefix are set: such a line is a slip
     */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] bytes = IpLiteral.parse(address)
                .orElseThrow(
                        () -> new IllegalArgumentException(text + " is not a network such as 10.0.0.0/8 or fd00::/8"))
                .getAddress();
        int length = slash < 0
                ? bytes.length * Byte.SIZE
                : length(text, text.substring(slash + 1), bytes.length * Byte.SIZE);
        if (!Arrays.equals(masked(bytes, length), bytes)) {
            throw new IllegalArgumentException(text + " has bits set behind its prefix");
        }
        return new Network(bytes, length);
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == prefix.length && Arrays.equals(masked(bytes, length), prefix);
    }

    /** How many bits the prefix has: the longer, the more precise. */
    int length() {
        return length;
    }

    private static int length(String text, String digits, int longest) {
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > longest) {
            throw new IllegalArgumentException(text + " has a prefix length that is no number from 0 to " + longest);
        }
        return Integer.parseInt(digits);
    }

    private static byte[] masked(byte[] bytes, int length) {
        byte[] masked = bytes.clone();
        for (int bit = length; bit < bytes.length * Byte.SIZE; bit++) {
            masked[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        return masked;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Network network && length == network.length && Arrays.equals(prefix, network.prefix);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(prefix) * 31 + length;
    }
}
