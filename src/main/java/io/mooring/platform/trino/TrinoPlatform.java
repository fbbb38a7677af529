package io.mooring.platform.trino;

import io.mooring.domain.Target;
import io.mooring.platform.Change;
import io.mooring.platform.Platform;
import io.mooring.platform.PlatformSession;
import io.mooring.platform.PlatformType;
import io.mooring.platform.SetUp;
import io.mooring.platform.Surroundings;
import io.mooring.platform.config.Shape;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.Optional;

/** Starburst and Trino clusters, which call the service with a key of their integration. Any number of them may exist. */
public final class TrinoPlatform implements Platform<TrinoConfig, PlatformSession> {
    private static final PlatformType TYPE = new PlatformType("Trino", "Trino");
    private static final Shape<TrinoConfig> CONFIGURATION = Shape.of(TrinoConfig.class);

    private final AccessControlKey key;

    public TrinoPlatform(Surroundings surroundings) {
        this(surroundings.publicUrl());
    }

    TrinoPlatform(URI publicUrl) {
        this.key = new AccessControlKey(publicUrl, new PropertiesDialect());
    }

    @Override
    public PlatformType type() {
        return TYPE;
    }

    @Override
    public SetUp setUp() {
        return SetUp.NONE;
    }

    @Override
    public Shape<TrinoConfig> configuration() {
        return CONFIGURATION;
    }

    @Override
    public Uni<PlatformSession> open(Change<TrinoConfig> change, Target target) {
        return Uni.createFrom().failure(() -> new IllegalStateException("The service never calls a Trino cluster"));
    }

    @Override
    public Optional<IssuesKey> issuesKey() {
        return Optional.of(key);
    }
}
