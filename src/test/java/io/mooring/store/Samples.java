package io.mooring.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Operation;
import io.mooring.domain.PlatformObject;
import io.mooring.domain.Secret;
import io.mooring.domain.StatementText;
import io.mooring.domain.Step;
import io.mooring.domain.Target;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.platform.Identity;
import io.mooring.run.Claim;
import io.mooring.run.ClaimTerms;
import io.mooring.run.ClaimedRun;
import io.mooring.run.IntegrationSecrets;
import io.mooring.run.NewDelete;
import io.mooring.run.NewEdit;
import io.mooring.run.NewIntegration;
import io.mooring.run.NewRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Requests as the engine hands them to the store. */
final class Samples {
    static final String RESULTS = "{\"status\":\"passed\",\"validationTests\":[]}";
    static final String RUNNING = "{\"status\":\"running\",\"validationTests\":[]}";

    private Samples() {}

    static ObjectNode config(String host) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("host", host)
                .put("port", 5439)
                .put("database", "immuta")
                .put("authenticationType", "userPassword");
    }

    static Identity identity(String host) {
        return new Identity("redshift:" + host + ":5439/immuta", "host " + host);
    }

    static NewRun run(Operation operation) {
        return new NewRun(operation, Map.of(), true, false, Optional.empty(), false, "admin", "request-1");
    }

    static NewRun withCredentials(Operation operation, String password) {
        return new NewRun(
                operation,
                Map.of("config.password", Secret.of(password)),
                true,
                false,
                Optional.empty(),
                false,
                "admin",
                "request-1");
    }

    static NewRun alone(String host) {
        return new NewRun(Operation.CREATE, Map.of(), true, false, Optional.of(host), true, "admin", "request-1");
    }

    static NewRun sharing(String host) {
        return new NewRun(Operation.CREATE, Map.of(), true, false, Optional.of(host), false, "admin", "request-1");
    }

    /** A replica that would take anything, two runs per host. */
    static ClaimTerms terms(String replica) {
        return new ClaimTerms(replica, Duration.ofSeconds(30), 2, Set.of());
    }

    static NewRun settled(Operation operation) {
        return new NewRun(operation, Map.of(), true, true, Optional.empty(), false, "admin", "request-1");
    }

    static NewIntegration automatic(String host, NewRun run) {
        return new NewIntegration(
                "Redshift",
                true,
                run.settled() ? new IntegrationStatus.Enabled() : new IntegrationStatus.Creating(),
                config(host),
                IntegrationSecrets.none(),
                List.of(identity(host)),
                RESULTS,
                Optional.empty(),
                run);
    }

    static NewIntegration automatic(String host) {
        return automatic(host, run(Operation.CREATE));
    }

    static NewIntegration manual(String host, String password) {
        return new NewIntegration(
                "Redshift",
                false,
                new IntegrationStatus.Enabled(),
                config(host),
                sent(password),
                List.of(identity(host)),
                RESULTS,
                Optional.empty(),
                settled(Operation.CREATE));
    }

    static NewIntegration trino(String key) {
        return new NewIntegration(
                "Trino",
                false,
                new IntegrationStatus.Enabled(),
                JsonNodeFactory.instance.objectNode(),
                IntegrationSecrets.none(),
                List.of(),
                RESULTS,
                Optional.of(Secret.of(key)),
                settled(Operation.CREATE));
    }

    static NewEdit edit(String host, IntegrationSecrets secrets, NewRun run) {
        return new NewEdit(
                true,
                run.settled() ? new IntegrationStatus.Enabled() : new IntegrationStatus.Editing(false),
                config(host).put("edited", true),
                secrets,
                List.of(identity(host)),
                RESULTS,
                run);
    }

    static NewEdit edit(String host) {
        return edit(host, IntegrationSecrets.none(), run(Operation.EDIT));
    }

    static NewDelete delete(NewRun run) {
        return new NewDelete(
                run.settled() ? new IntegrationStatus.Deleted() : new IntegrationStatus.Deleting(false),
                config("delete.example"),
                RESULTS,
                run);
    }

    static IntegrationSecrets sent(String password) {
        return new IntegrationSecrets(Map.of("config.password", Secret.of(password)), GeneratedCredentials.none());
    }

    static GeneratedCredentials generated(String password) {
        return new GeneratedCredentials(Map.of("systemAccountPassword", Secret.of(password)));
    }

    static Step step(String id) {
        return Step.Statement.of(
                id, "Purpose of " + id, new Target("database", "database immuta"), StatementText.of("select 1"));
    }

    static Step making(String id, PlatformObject object) {
        return ((Step.Statement) step(id)).making(object);
    }

    static Step removing(String id, PlatformObject object) {
        return ((Step.Statement) step(id)).removing(object);
    }

    /** The run of a claim that can be read. */
    static ClaimedRun whole(Optional<Claim> claim) {
        return ((Claim.Whole) claim.orElseThrow()).run();
    }

    static final PlatformObject DATABASE = new PlatformObject("database", "immuta");
}
