package io.mooring.platform.config;

import io.mooring.domain.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A configuration with a component of every kind. */
@CheckedBy(SampleConfig.Rules.class)
record SampleConfig(
        @Description("Where the cluster answers.") @Required @HostName
        String host,

        @Required @Identifier(maxBytes = 12) String database,

        @RequiredWhenAutomatic @Quotable(max = 20, maxBytes = 24) @Nullable String initialDatabase,

        @DefaultValue("userPassword") Login authenticationType,

        @Sensitive @RequiredWhen(component = "authenticationType", is = "userPassword") @Nullable String username,

        @RequiredWhen(component = "authenticationType", is = "userPassword") @SentTo({"host", "port"}) @Nullable Secret password,

        @RequiredWhen(
                component = "authenticationType",
                is = {"accessKey", "okta"})
        @Matches(value = "[A-Z0-9]{4,8}", message = "must be 4 to 8 capital letters or digits")
        @SentTo({})
        @Nullable Secret accessKeyId,

        @DefaultValue("5439") @Range(min = 1, max = 65535) int port,
        @Range(min = 1) @Nullable Integer batch,
        @Nullable Boolean verbose,
        @DefaultObject Impersonation impersonation,

        @RequiredWhen(component = "verbose", is = "true") @Length(min = 0, max = 5) @Nullable String note,

        @Nullable Proxy proxy,
        @Length(max = 3) @Nullable List<String> workspaces,
        @Nullable List<Connection> connections) {

    enum Login implements WireName {
        USER_PASSWORD("userPassword"),
        ACCESS_KEY("accessKey"),
        OKTA("okta");

        private final String wireName;

        Login(String wireName) {
            this.wireName = wireName;
        }

        @Override
        public String wireName() {
            return wireName;
        }
    }

    record Impersonation(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("IMMUTA") @ShownWhen("enabled") String role) {}

    record Proxy(
            @Required @HostName String host,
            @SentTo("host") @Nullable Secret password) {}

    record Connection(
            @Required @ItemKey @HostName String url,
            @SentTo({"url", "/port"}) @Nullable Secret token,
            @Nullable List<String> catalogs) {}

    /** A proxy and a note exclude each other; only a person can use okta. */
    static final class Rules implements ConfigRules {

        @Override
        public void check(Fields fields, Violations violations) {
            if (!fields.isAbsent("proxy") && !fields.isAbsent("note")) {
                violations.add("note", "is not allowed beside proxy");
            }
            boolean okta = fields.value("authenticationType", Login.class)
                    .filter(Login.OKTA::equals)
                    .isPresent();
            if (okta && fields.occasion().autoBootstrap()) {
                violations.add("authenticationType", "must not be okta when autoBootstrap is true");
            }
        }
    }
}
