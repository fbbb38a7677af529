package io.mooring.ops;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every option that this version knows, and what its value must be. */
final class KnownOptions {

    private static final String PREFIX = "mooring.";
    private static final String ENVIRONMENT_PREFIX = "MOORING_";

    /** Kubernetes tells every container of a service named "mooring" where that is, in variables of these names. */
    private static final Pattern SERVICE_LINK = Pattern.compile(
            "MOORING_(?:[A-Z0-9_]+_)?(?:SERVICE_HOST|SERVICE_PORT(?:_[A-Z0-9_]+)?|PORT(?:_\\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?)");

    private static final Map<String, Rule> RULES = rules();

    private KnownOptions() {}

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        rules.put("mooring.database.url", Rule.any());
        rules.put("mooring.database.password-file", Rule.any());
        rules.put("mooring.database.embedded", Rule.oneOf("auto", "never"));
        rules.put("mooring.data-dir", Rule.any());
        rules.put("mooring.migrate-at-start", Rule.flag());
        rules.put("mooring.public-url", Rule.webAddress());
        rules.put("mooring.security.admin-api-key", Rule.any());
        rules.put("mooring.security.admin-api-key-file", Rule.any());
        rules.put("mooring.security.keyset", Rule.any());
        rules.put("mooring.security.keyset-file", Rule.any());
        rules.put("mooring.security.token-lifetime", Rule.duration(Duration.ofMinutes(1), Duration.ofHours(24)));
        rules.put(Options.ALLOWED_NETWORKS, Rule.any());
        rules.put(Options.PLAINTEXT_HOSTS, Rule.any());
        rules.put("mooring.outbound.ca-file", Rule.any());
        rules.put("mooring.engine.max-runs", Rule.number(1, 10_000));
        rules.put("mooring.engine.max-runs-per-platform", Rule.number(1, 10_000));
        rules.put("mooring.engine.max-runs-per-host", Rule.number(1, 1_000));
        rules.put("mooring.engine.max-fruitless-attempts", Rule.number(1, 1_000));
        rules.put("mooring.engine.lease", Rule.duration(Duration.ofSeconds(2), Duration.ofMinutes(10)));
        rules.put("mooring.engine.poll-interval", Rule.duration(Duration.ofMillis(100), Duration.ofMinutes(1)));
        rules.put("mooring.limits.hold", Rule.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)));
        rules.put("mooring.limits.held-requests", Rule.number(1, 100_000));
        rules.put("mooring.limits.queue", Rule.number(1, 10_000_000));
        rules.put("mooring.limits.requests-per-minute", Rule.number(0, 1_000_000));
        rules.put("mooring.limits.failed-authentications-per-minute", Rule.number(0, 1_000_000));
        rules.put("mooring.limits.body-size", Rule.memory("1K", "64M"));
        rules.put("mooring.limits.validation-timeout", Rule.duration(Duration.ofSeconds(1), Duration.ofHours(1)));
        rules.put("mooring.retention.one-time-credentials", Rule.duration(Duration.ofMinutes(1), Duration.ofDays(30)));
        return rules;
    }

    static Map<String, Rule> all() {
        return RULES;
    }

    /** A name from the configuration that looks like an option of ours and is none, as the person wrote it. */
    static Optional<String> unknown(String name) {
        boolean foreign = name.startsWith(PREFIX)
                ? !RULES.containsKey(name)
                : name.startsWith(ENVIRONMENT_PREFIX)
                        && !variables().contains(name)
                        && !SERVICE_LINK.matcher(name).matches();
        return foreign ? Optional.of(name) : Optional.empty();
    }

    /** The environment variable of an option, by the usual mapping. */
    static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Set<String> variables() {
        return RULES.keySet().stream().map(KnownOptions::variable).collect(Collectors.toUnmodifiableSet());
    }
}
