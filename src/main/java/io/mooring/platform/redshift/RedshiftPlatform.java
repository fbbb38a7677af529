package io.mooring.platform.redshift;

import io.mooring.domain.ErrorCode;
import io.mooring.domain.Plan;
import io.mooring.domain.Target;
import io.mooring.platform.Change;
import io.mooring.platform.Check;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.platform.Identity;
import io.mooring.platform.Platform;
import io.mooring.platform.PlatformType;
import io.mooring.platform.Script;
import io.mooring.platform.ScriptKind;
import io.mooring.platform.SetUp;
import io.mooring.platform.config.Shape;
import io.mooring.platform.net.Hosts;
import io.mooring.platform.net.Limits;
import io.mooring.platform.net.OutboundDoor;
import io.mooring.platform.net.Peer;
import io.mooring.platform.sql.Dialect;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Amazon Redshift, provisioned or serverless, through the PostgreSQL protocol. */
public final class RedshiftPlatform implements Platform<RedshiftConfig, RedshiftSession> {
    private static final PlatformType TYPE = new PlatformType("Redshift", "Redshift");
    private static final Shape<RedshiftConfig> CONFIGURATION = Shape.of(RedshiftConfig.class);
    private static final List<String> CREDENTIALS = List.of(
            "authenticationType",
            "username",
            "password",
            "databaseUser",
            "accessKeyId",
            "secretKey",
            "sessionToken",
            "region",
            "okta");

    private final Connector connector;

    public RedshiftPlatform(Vertx vertx, OutboundDoor door) {
        this(vertx, door, Limits.USUAL);
    }

    RedshiftPlatform(Vertx vertx, OutboundDoor door, Limits limits) {
        this.connector = new Connector(vertx.getDelegate(), door, limits);
    }

    @Override
    public PlatformType type() {
        return TYPE;
    }

    @Override
    public SetUp setUp() {
        return SetUp.CHOSEN;
    }

    @Override
    public Shape<RedshiftConfig> configuration() {
        return CONFIGURATION;
    }

    @Override
    public List<String> credentialFields() {
        return CREDENTIALS;
    }

    @Override
    public List<Identity> identities(RedshiftConfig config) {
        String host = Hosts.normalised(config.host());
        String database = RedshiftDialect.folded(config.database());
        return List.of(new Identity("redshift:" + host + ":" + config.port() + "/" + database, "host " + host));
    }

    @Override
    public Set<String> fixedAttributes() {
        return Set.of("host", "port", "database", "initialDatabase");
    }

    @Override
    public Set<String> place() {
        return Set.of("host");
    }

    @Override
    public List<Check<RedshiftSession>> checks(Change<RedshiftConfig> change) {
        return RedshiftChecks.of(change);
    }

    @Override
    public List<String> testNames() {
        return CheckNames.ALL;
    }

    @Override
    public GeneratedCredentials generate(Change<RedshiftConfig> change, RandomGenerator random) {
        return RedshiftPlans.generate(change, random);
    }

    @Override
    public Plan plan(Change<RedshiftConfig> change, GeneratedCredentials generated) {
        return RedshiftPlans.plan(change, generated);
    }

    @Override
    public List<ScriptKind> scripts() {
        return RedshiftScripts.KINDS;
    }

    @Override
    public Script script(ScriptKind kind, Change<RedshiftConfig> change) {
        return RedshiftScripts.script(kind, change);
    }

    @Override
    public Dialect dialect() {
        return RedshiftDialect.REDSHIFT;
    }

    /** As the user of the wanted configuration; the target's name says to which database. */
    @Override
    public Uni<RedshiftSession> open(Change<RedshiftConfig> change, Target target) {
        RedshiftConfig config = change.config();
        boolean initial = target.name().equals(Layout.INITIAL_DATABASE);
        Endpoint endpoint = new Endpoint(
                new Peer(config.host(), config.port(), "config.host"),
                Optional.ofNullable(config.username()).orElse(""),
                database(config, target),
                initial ? "config.initialDatabase" : "config.database");
        return connector.open(endpoint, Optional.ofNullable(config.password()));
    }

    private static String database(RedshiftConfig config, Target target) {
        if (target.name().startsWith(Layout.OTHER_DATABASE)) {
            return target.name().substring(Layout.OTHER_DATABASE.length());
        }
        return RedshiftDialect.folded(
                target.name().equals(Layout.INITIAL_DATABASE) && config.initialDatabase() != null
                        ? config.initialDatabase()
                        : config.database());
    }

    /** DDL locks catalogues of the whole cluster, so set-ups of one cluster go one after another. */
    @Override
    public Optional<String> exclusively(RedshiftConfig config) {
        return Optional.of("redshift:" + Hosts.normalised(config.host()));
    }

    @Override
    public List<ErrorCode> errors() {
        return List.of(RedshiftError.values());
    }
}
