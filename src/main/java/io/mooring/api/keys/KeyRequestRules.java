package io.mooring.api.keys;

import io.mooring.platform.config.ConfigRules;
import io.mooring.platform.config.Fields;
import io.mooring.platform.config.Violations;
import io.mooring.security.Permission;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the types of the fields do not say. */
final class KeyRequestRules implements ConfigRules {
    private static final Set<String> PERMISSIONS =
            Arrays.stream(Permission.values()).map(Permission::name).collect(Collectors.toUnmodifiableSet());
    private static final String CHOICE =
            Arrays.stream(Permission.values()).map(Permission::name).collect(Collectors.joining(" or "));
    /** What the database and every client can write down. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private final Clock clock;

    KeyRequestRules() {
        this(Clock.systemUTC());
    }

    KeyRequestRules(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void check(Fields fields, Violations violations) {
        fields.value("name", String.class)
                .filter(String::isBlank)
                .ifPresent(name -> violations.add("name", "must not be blank"));
        fields.value("permissions", List.class).ifPresent(permissions -> checkPermissions(permissions, violations));
        fields.value("expiresAt", String.class).ifPresent(expiresAt -> checkExpiry(expiresAt, violations));
    }

    private static void checkPermissions(List<?> permissions, Violations violations) {
        if (permissions.isEmpty()) {
            violations.add("permissions", "must name at least one permission");
        } else if (!PERMISSIONS.containsAll(permissions)) {
            violations.add("permissions", "must name " + CHOICE + " only");
        }
    }

    private void checkExpiry(String expiresAt, Violations violations) {
        try {
            Instant instant = Instant.parse(expiresAt);
            if (!instant.isAfter(clock.instant()) || instant.isAfter(END_OF_TIME)) {
                violations.add("expiresAt", "must be in the future, before the year 10000");
            }
        } catch (DateTimeException e) {
            violations.add("expiresAt", "must be a point in time such as 2030-01-31T12:00:00Z");
        }
    }
}
