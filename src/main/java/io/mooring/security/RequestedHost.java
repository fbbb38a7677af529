package io.mooring.security;

import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a user wrote as host, read once and in one way, so that no later reader can find something else in it. */
sealed interface RequestedHost {
    /** An IP address in its usual spelling. */
    record Address(InetAddress address) implements RequestedHost {}

    /** A name for the resolver: ASCII, lower case, without the trailing dot. */
    record Name(String name) implements RequestedHost {}

    /** Something that libraries disagree about: one may read an IP address where another asks the resolver. */
    record Ambiguous() implements RequestedHost {}

    /** No host at all. */
    record Malformed() implements RequestedHost {}

    /** Reads a host: a name (internationalised ones too), an IPv4 address, or an IPv6 address with or without brackets. */
    static RequestedHost read(String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            return v6(host.substring(1, host.length() - 1));
        }
        return host.indexOf(':') >= 0 ? v6(host) : nameOrV4(host);
    }

    private static RequestedHost v6(String text) {
        return IpLiteral.parse(text)
                .filter(address -> text.indexOf(':') >= 0)
                .<RequestedHost>map(Address::new)
                .orElseGet(Malformed::new);
    }

    private static RequestedHost nameOrV4(String host) {
        String name = ascii(host).map(RequestedHost::withoutDot).orElse("");
        Optional<InetAddress> address = IpLiteral.parse(name);
        if (address.isPresent()) {
            return new Address(address.get());
        }
        if (IpLiteral.endsInNumber(name)) {
            return new Ambiguous();
        }
        return HostSyntax.NAME.matcher(name).matches() ? new Name(name) : new Malformed();
    }

    private static Optional<String> ascii(String host) {
        try {
            return Optional.of(IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** Underscores are no part of host names, but of many names that people give to hosts. */
    final class HostSyntax {
        private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
        private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)" + LABEL + "(\\." + LABEL + ")*");

        private HostSyntax() {}
    }
}
