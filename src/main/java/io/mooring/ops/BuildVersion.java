package io.mooring.ops;

import io.mooring.run.ProductVersion;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The version that the build gave the application. */
@ApplicationScoped
class BuildVersion implements ProductVersion {
    private final String version;

    BuildVersion(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    @Override
    public String version() {
        return version;
    }
}
