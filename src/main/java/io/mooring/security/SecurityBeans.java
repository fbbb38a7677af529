package io.mooring.security;

import io.mooring.platform.net.OutboundDoor;
import io.mooring.run.LimitSettings;
import io.mooring.run.Sealing;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes the implementations of other packages' ports from the configuration. */
@Singleton
final class SecurityBeans {
    private static final String KEYSET = "mooring.security.keyset";

    @Produces
    @Singleton
    OutboundDoor outboundDoor(Resolver resolver, OutboundSettings settings) {
        return new OutboundPolicy(
                resolver,
                OutboundRules.of(
                        settings.allowedNetworks().orElse(List.of()),
                        settings.plaintextHosts().orElse(List.of()),
                        settings.caFile()));
    }

    @Produces
    @Singleton
    RateLimit rateLimit(LimitSettings limits) {
        return new RateLimit(limits.requestsPerMinute(), () -> TimeUnit.NANOSECONDS.toSeconds(System.nanoTime()));
    }

    @Produces
    @Singleton
    Sealing sealing(SecuritySettings settings) {
        SecretOption keyset = SecretOption.read(KEYSET, settings.keyset(), settings.keysetFile())
                .orElseThrow(() -> new IllegalStateException(
                        KEYSET + "-file (or " + KEYSET + ") must be set; `mooring keyset create` makes one"));
        return new KeysetSealing(Keyset.read(keyset.option(), keyset.value()));
    }
}
