package io.mooring.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often a client may be wrong about who it is. */
@ConfigMapping(prefix = "mooring.limits")
public interface AuthenticationLimits {

    /** Wrong keys and tokens per client address and minute that cost a query; then such ones are answered 429; 0: no limit. */
    @WithDefault("600")
    int failedAuthenticationsPerMinute();
}
