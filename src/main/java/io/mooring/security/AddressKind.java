package io.mooring.security;

/** What an address is for, and so whether a connection to it can be allowed at all. */
enum AddressKind {
    PUBLIC("a public address", Rule.OPEN),
    LOOPBACK("a loopback address", Rule.IF_LISTED),
    PRIVATE("a private address", Rule.IF_LISTED),
    RESERVED("a reserved address", Rule.IF_LISTED),
    LINK_LOCAL("a link-local address", Rule.NEVER),
    METADATA("the address of a cloud's metadata service", Rule.NEVER),
    UNSPECIFIED("an unspecified address", Rule.NEVER),
    MULTICAST("a multicast address", Rule.NEVER),
    BROADCAST("the broadcast address", Rule.NEVER);

    /** When a connection is allowed: without more ado, when the operator lists the network, or under no circumstances. */
    enum Rule {
        OPEN,
        IF_LISTED,
        NEVER
    }

    private final String words;
    private final Rule rule;

    AddressKind(String words, Rule rule) {
        this.words = words;
        this.rule = rule;
    }

    /** For a sentence such as "it leads to …". */
    String words() {
        return words;
    }

    Rule rule() {
        return rule;
    }
}
