package io.mooring.security;

import java.util.List;

/**
 * Asks before anything is started whether the options of this package can be used, with the very code that will read them. Every method
 * throws {@link UnusableOptionException} when not.
 */
public final class OptionChecks {
    private OptionChecks() {}

    /** @param option the one that the key came from */
    public static void firstKey(String option, String key) {
        ConfiguredKey.check(option, key);
    }

    /** @param option the one that the keyset came from */
    public static void keyset(String option, String json) {
        Keyset.read(option, json);
    }

    /** The value of {@code mooring.outbound.allowed-networks}. */
    public static void allowedNetworks(List<String> networks) {
        OutboundRules.allowed(networks);
    }

    /** The value of {@code mooring.outbound.plaintext-hosts}. */
    public static void plaintextHosts(List<String> hosts) {
        OutboundRules.plaintext(hosts);
    }
}
