package io.mooring.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often a client may be wrong about who it is. */
@ConfigMapping(prefix = "mooring.limits")
public interface AuthenticationLimits {

    /** Keys and tokens per client address and minute that may be wrong; then those that have to be looked up are answered 429; 0: no limit. */
    @WithDefault("100")
    int failedAuthenticationsPerMinute();
}
