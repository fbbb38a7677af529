package io.mooring.security;

/** A target of a connection, in the spelling that {@link RequestedHost} gives every host. */
record HostAndPort(String host, int port) {
    private static final int LAST_PORT = 65_535;

    /**
     * Reads {@code db.example.com:5439} or {@code [::1]:5432}.
     *
     * @throws IllegalArgumentException with a sentence for the operator
     */
    static HostAndPort parse(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1
                || !port.matches("[0-9]{1,5}")
                || Integer.parseInt(port) < 1
                || Integer.parseInt(port) > LAST_PORT) {
            throw malformed(text);
        }
        return new HostAndPort(host(text, text.substring(0, colon)), Integer.parseInt(port));
    }

    private static String host(String text, String host) {
        if (host.indexOf(':') >= 0 && !host.startsWith("[")) {
            throw malformed(text);
        }
        return switch (RequestedHost.read(host)) {
            case RequestedHost.Address(var address) -> address.getHostAddress();
            case RequestedHost.Name(String name) -> name;
            case RequestedHost.Ambiguous() -> throw malformed(text);
            case RequestedHost.Malformed() -> throw malformed(text);
        };
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(text + " is not host:port, such as db.example.com:5439 or [::1]:5432");
    }
}
