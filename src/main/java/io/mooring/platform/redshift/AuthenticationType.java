package io.mooring.platform.redshift;

import io.mooring.platform.config.WireName;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How a configuration logs in. */
@RegisterForReflection
public enum AuthenticationType implements WireName {
    USER_PASSWORD("userPassword"),
    ACCESS_KEY("accessKey"),
    OKTA("okta");

    private final String wireName;

    AuthenticationType(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
