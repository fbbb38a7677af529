package io.mooring.platform.redshift;

import io.mooring.domain.Secret;
import io.mooring.platform.config.Description;
import io.mooring.platform.config.HostName;
import io.mooring.platform.config.Sensitive;
import io.mooring.platform.config.SentTo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** How Okta vouches for a user towards AWS. */
@RegisterForReflection
public record OktaConfig(
        @Sensitive @Description("User name in Okta") @Nullable String username,

        @SentTo({"idpHost", "/host", "/port"}) @Description("Password in Okta") @Nullable Secret password,

        @Description("Id of the AWS application in Okta") @Nullable String appId,

        @HostName @Description("Host of the Okta organisation") @Nullable String idpHost,

        @Description("AWS role to take") @Nullable String role) {}
