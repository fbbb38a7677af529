package io.mooring.platform.redshift;

import io.mooring.domain.Secret;
import io.mooring.platform.PlatformConfig;
import io.mooring.platform.config.CheckedBy;
import io.mooring.platform.config.DefaultObject;
import io.mooring.platform.config.DefaultValue;
import io.mooring.platform.config.Description;
import io.mooring.platform.config.HostName;
import io.mooring.platform.config.Quotable;
import io.mooring.platform.config.Range;
import io.mooring.platform.config.Required;
import io.mooring.platform.config.RequiredWhen;
import io.mooring.platform.config.RequiredWhenAutomatic;
import io.mooring.platform.config.Sensitive;
import io.mooring.platform.config.SentTo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * The {@code config} of a Redshift integration. With {@code initialDatabase} the same as {@code database} that existing database gets the
 * schemas; otherwise {@code database} is created. A password has no pattern: what Redshift thinks of it shows when a user is made with it.
 */
@RegisterForReflection
@CheckedBy(RedshiftConfigRules.class)
public record RedshiftConfig(
        @Required @HostName @Description("Endpoint of the cluster or workgroup, without port")
        String host,

        @Required @Quotable(maxBytes = RedshiftDialect.LONGEST_NAME) @Description("The managed database")
        String database,

        @RequiredWhenAutomatic
        @Quotable(maxBytes = RedshiftDialect.LONGEST_NAME)
        @Description("An existing database, connected to first; the managed one itself to add only schemas to it")
        @Nullable String initialDatabase,

        @Required @Description("How to log in") AuthenticationType authenticationType,

        @RequiredWhen(component = "authenticationType", is = "userPassword")
        @Sensitive
        @Quotable(maxBytes = RedshiftDialect.LONGEST_NAME)
        @Description("User to log in as")
        @Nullable String username,

        @RequiredWhen(component = "authenticationType", is = "userPassword")
        @SentTo({"host", "port"})
        @Description("The user's password")
        @Nullable Secret password,

        @Description("Database user to ask AWS for") @Nullable String databaseUser,

        @SentTo({"host", "port"}) @Description("AWS access key id") @Nullable Secret accessKeyId,

        @SentTo({"host", "port"}) @Description("AWS secret access key") @Nullable Secret secretKey,

        @SentTo({"host", "port"}) @Description("Token of a temporary AWS session") @Nullable Secret sessionToken,

        @Description("AWS region, where the host does not tell") @Nullable String region,

        @Description("Login through Okta") @Nullable OktaConfig okta,

        @DefaultValue("5439") @Range(min = 1, max = 65535) @Description("Port of the endpoint")
        int port,

        @DefaultObject @Description("Acting as other users") ImpersonationConfig impersonation)
        implements PlatformConfig {}
