package io.mooring.platform.trino;

import io.mooring.domain.ErrorCode;
import io.mooring.domain.Plan;
import io.mooring.domain.Target;
import io.mooring.platform.Change;
import io.mooring.platform.Check;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.platform.Identity;
import io.mooring.platform.Platform;
import io.mooring.platform.PlatformSession;
import io.mooring.platform.PlatformType;
import io.mooring.platform.Script;
import io.mooring.platform.ScriptKind;
import io.mooring.platform.SetUp;
import io.mooring.platform.config.Shape;
import io.mooring.platform.sql.Dialect;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Starburst and Trino clusters, which call the service with a key of their integration. Any number of them may exist. */
public final class TrinoPlatform implements Platform<TrinoConfig, PlatformSession> {
    private static final PlatformType TYPE = new PlatformType("Trino", "Trino");
    private static final Shape<TrinoConfig> CONFIGURATION = Shape.of(TrinoConfig.class);

    private final Dialect dialect = new PropertiesDialect();
    private final AccessControlKey key;

    /**
     * @param publicUrl the service as the clusters see it, from configuration
     */
    public TrinoPlatform(URI publicUrl) {
        this.key = new AccessControlKey(publicUrl, dialect);
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
    public List<String> credentialFields() {
        return List.of();
    }

    @Override
    public List<Identity> identities(TrinoConfig config) {
        return List.of();
    }

    @Override
    public Set<String> fixedAttributes() {
        return Set.of();
    }

    @Override
    public List<Check<PlatformSession>> checks(Change<TrinoConfig> change) {
        return List.of();
    }

    @Override
    public List<String> testNames() {
        return List.of();
    }

    @Override
    public GeneratedCredentials generate(Change<TrinoConfig> change, RandomGenerator random) {
        return GeneratedCredentials.none();
    }

    @Override
    public Plan plan(Change<TrinoConfig> change, GeneratedCredentials generated) {
        return Plan.nothing();
    }

    @Override
    public List<ScriptKind> scripts() {
        return List.of();
    }

    @Override
    public Script script(ScriptKind kind, Change<TrinoConfig> change) {
        throw new IllegalArgumentException("Trino has no " + kind.wireName() + " script");
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Uni<PlatformSession> open(Change<TrinoConfig> change, Target target) {
        return Uni.createFrom().failure(() -> new IllegalStateException("The service never calls a Trino cluster"));
    }

    @Override
    public List<ErrorCode> errors() {
        return List.of();
    }

    @Override
    public Optional<IssuesKey> issuesKey() {
        return Optional.of(key);
    }
}
