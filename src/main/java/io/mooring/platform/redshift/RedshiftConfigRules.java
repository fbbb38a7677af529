package io.mooring.platform.redshift;

import io.mooring.platform.config.ConfigRules;
import io.mooring.platform.config.Fields;
import io.mooring.platform.config.Violations;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a Redshift configuration must keep to beyond its single fields. */
@RegisterForReflection
public final class RedshiftConfigRules implements ConfigRules {
    private static final Pattern NEW_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");
    private static final int LONGEST_WITH_ACCOUNT = RedshiftDialect.LONGEST_NAME - Layout.ACCOUNT_SUFFIX.length();

    @Override
    public void check(Fields fields, Violations violations) {
        fields.value("authenticationType", AuthenticationType.class)
                .ifPresent(type -> checkLogin(type, fields, violations));
        fields.value("database", String.class).ifPresent(database -> checkDatabase(database, fields, violations));
    }

    private static void checkLogin(AuthenticationType type, Fields fields, Violations violations) {
        if (type != AuthenticationType.USER_PASSWORD) {
            violations.add(
                    "authenticationType",
                    "must be userPassword; " + type.wireName() + " is not available in this version");
        }
        if (type == AuthenticationType.OKTA && fields.occasion().autoBootstrap()) {
            violations.add("authenticationType", "must not be okta when autoBootstrap is true");
        }
    }

    private static void checkDatabase(String database, Fields fields, Violations violations) {
        if (!isExisting(database, fields) && !NEW_NAME.matcher(database).matches()) {
            violations.add("database", "must consist of letters, digits, _ and $, and not begin with a digit or $");
        }
        if (isNew(database, fields) && !Layout.mayBeDropped(RedshiftDialect.folded(database))) {
            violations.add(
                    "database",
                    "must not be " + RedshiftDialect.folded(database)
                            + ", which is Redshift's own; to add schemas to it, name it as initialDatabase too");
        }
        if (fields.occasion().autoBootstrap() && bytes(database) > LONGEST_WITH_ACCOUNT) {
            violations.add(
                    "database",
                    "must be at most " + LONGEST_WITH_ACCOUNT + " bytes long, so that the user name " + "{database}"
                            + Layout.ACCOUNT_SUFFIX + " fits");
        }
    }

    /** Whether it is going to be created, as far as one can tell: a person may have set up an existing one and not say so. */
    private static boolean isNew(String database, Fields fields) {
        boolean told = fields.occasion().autoBootstrap()
                || fields.value("initialDatabase", String.class).isPresent();
        return told && !isExisting(database, fields);
    }

    private static boolean isExisting(String database, Fields fields) {
        return fields.value("initialDatabase", String.class)
                .map(initial -> RedshiftDialect.folded(initial).equals(RedshiftDialect.folded(database)))
                .orElse(false);
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
