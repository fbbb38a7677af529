package io.mooring.platform.redshift;

import io.mooring.platform.config.DefaultValue;
import io.mooring.platform.config.Description;
import io.mooring.platform.config.Identifier;
import io.mooring.platform.config.ShownWhen;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Lets members of a group act as somebody else.
 *
 * @param role the group's name; Redshift takes no group whose name begins with two underscores
 */
@RegisterForReflection
public record ImpersonationConfig(
        @DefaultValue("false") @Description("Whether users may act as other users")
        boolean enabled,

        @DefaultValue("immuta_impersonation")
        @ShownWhen("enabled")
        @Identifier(
                regex = "(?!__)[A-Za-z_][A-Za-z0-9_$]*",
                words = "letters, digits, _ and $, and not begin with a digit, $ or __",
                maxBytes = RedshiftDialect.LONGEST_NAME)
        @Description("Group whose members may act as other users")
        String role) {}
