package io.mooring.platform;

import io.mooring.platform.net.OutboundDoor;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The platforms of this version. The one place that lists them. */
@ApplicationScoped
public class Platforms {
    /** Platforms of the contract that this version does not have. */
    private static final List<PlatformType> ANNOUNCED = List.of(
            new PlatformType("Native S3", "Native S3"),
            new PlatformType("Azure Synapse Analytics", "Azure Synapse Analytics"),
            new PlatformType("Databricks", "Databricks Unity Catalog"),
            new PlatformType("Google BigQuery", "Google BigQuery"),
            new PlatformType("Snowflake", "Snowflake"));

    private final List<Platform<?, ?>> all;

    @Inject
    public Platforms(Vertx vertx, OutboundDoor door, PublicAddress address) {
        this(List.of(
                new io.mooring.platform.redshift.RedshiftPlatform(vertx, door),
                new io.mooring.platform.trino.TrinoPlatform(address.url())));
    }

    Platforms(List<Platform<?, ?>> all) {
        this.all = List.copyOf(all);
    }

    /** Platforms for a test or a tool, instead of those of this version. */
    public static Platforms of(List<Platform<?, ?>> platforms) {
        return new Platforms(platforms);
    }

    public List<Platform<?, ?>> all() {
        return all;
    }

    public Optional<Platform<?, ?>> find(String wireName) {
        for (Platform<?, ?> platform : all) {
            if (platform.type().wireName().equals(wireName)) {
                return Optional.of(platform);
            }
        }
        return Optional.empty();
    }

    /** The platform of a stored integration. */
    public Platform<?, ?> named(String wireName) {
        return find(wireName).orElseThrow(() -> new NoSuchElementException("This version has no platform " + wireName));
    }

    /** A platform of the contract that this version does not have. */
    public Optional<PlatformType> announced(String wireName) {
        return ANNOUNCED.stream()
                .filter(type -> type.wireName().equals(wireName))
                .findFirst();
    }
}
