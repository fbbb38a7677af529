package io.mooring.ops;

import io.mooring.platform.PublicAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code mooring.public-url}, or else this machine and the port that the service listens on. */
@ApplicationScoped
class PublicUrl implements PublicAddress {
    private final URI url;

    PublicUrl(ServiceSettings settings, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.url = URI.create(settings.publicUrl().orElse("http://localhost:" + port));
    }

    @Override
    public URI url() {
        return url;
    }
}
