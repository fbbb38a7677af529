package io.mooring.security;

import static io.mooring.platform.PlatformError.HOST_UNKNOWN;
import static io.mooring.platform.PlatformError.OUTBOUND_REFUSED;

import io.mooring.domain.Problem;
import io.mooring.platform.PlatformError;
import io.mooring.platform.PlatformException;
import io.mooring.platform.net.OutboundDoor;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges where users may make the service connect to. Every address of a name must be allowed, not only the one that is used: a name that
 * leads to a public and to an internal address is either a mistake or an attack, and which of them comes first is up to the name server.
 */
final class OutboundPolicy implements OutboundDoor {
    private final Resolver resolver;
    private final OutboundRules rules;

    OutboundPolicy(Resolver resolver, OutboundRules rules) {
        this.resolver = resolver;
        this.rules = rules;
    }

    @Override
    public Uni<Passage> ask(String host, int port) {
        return switch (RequestedHost.read(host)) {
            case RequestedHost.Address(InetAddress address) ->
                judge(host, address.getHostAddress(), port, List.of(address));
            case RequestedHost.Name(String name) -> resolve(host, name).flatMap(all -> judge(host, name, port, all));
            case RequestedHost.Ambiguous() -> refuse(host, "IP addresses are taken in their usual spelling only");
            case RequestedHost.Malformed() -> unknown(host);
        };
    }

    private Uni<List<InetAddress>> resolve(String host, String name) {
        return resolver.resolve(name)
                .onFailure(UnknownHostException.class)
                .transform(failure -> unreachable(HOST_UNKNOWN, Map.of("host", host)));
    }

    private Uni<Passage> judge(String host, String name, int port, List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            return unknown(host);
        }
        Optional<String> refusal = addresses.stream()
                .flatMap(address -> rules.refusal(address).stream())
                .findFirst();
        return refusal.map(reason -> this.<Passage>refuse(host, reason))
                .orElseGet(() -> Uni.createFrom().item(passage(name, port, addresses.getFirst())));
    }

    private Passage passage(String name, int port, InetAddress address) {
        return new Passage(name, port, address, rules.isPlaintext(name, port), rules.authorities());
    }

    private <T> Uni<T> refuse(String host, String reason) {
        return Uni.createFrom().failure(unreachable(OUTBOUND_REFUSED, Map.of("host", host, "reason", reason)));
    }

    private <T> Uni<T> unknown(String host) {
        return Uni.createFrom().failure(unreachable(HOST_UNKNOWN, Map.of("host", host)));
    }

    private static PlatformException unreachable(PlatformError error, Map<String, String> values) {
        return PlatformException.unreachable(Problem.of(error, values));
    }
}
