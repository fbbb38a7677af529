package io.mooring.api.keys;

import com.fasterxml.jackson.databind.JsonNode;
import io.mooring.api.Answers;
import io.mooring.api.Echo;
import io.mooring.api.PathId;
import io.mooring.api.Payloads;
import io.mooring.api.QueryParameters;
import io.mooring.domain.Problem;
import io.mooring.platform.config.Shape;
import io.mooring.run.Refusal;
import io.mooring.security.ApiKeyAdministration;
import io.mooring.security.SecurityError;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * The keys that people make; those of Trino integrations live and die with their integrations. The order of the lines in a method is the
 * order in which requests are refused.
 */
@Path("/api-keys")
public final class ApiKeysResource {
    private static final Shape<KeyRequest> SHAPE = Shape.of(KeyRequest.class);

    private final ApiKeyAdministration administration;

    ApiKeysResource(ApiKeyAdministration administration) {
        this.administration = administration;
    }

    @GET
    public Uni<Response> list() {
        return administration.list().map(KeyJson::of).map(Answers::json);
    }

    @POST
    @Cancellable(false)
    public Uni<Response> create(@Context RoutingContext request) {
        JsonNode payload = Payloads.of(request);
        QueryParameters.ofChange(request, Set.of()).check();
        KeyRequest wanted = Payloads.read(payload, SHAPE);
        return administration.create(wanted.wish()).map(KeyJson::of).map(Answers::json);
    }

    @DELETE
    @Path("/{id}")
    @Cancellable(false)
    public Uni<Response> delete(@Context RoutingContext request) {
        Payloads.none(request);
        QueryParameters.ofChange(request, Set.of()).check();
        String segment = PathId.segment(request);
        long id = PathId.number(segment).orElseThrow(() -> notFound(segment));
        return administration.delete(id).map(found -> deleted(id, found));
    }

    private static Response deleted(long id, boolean found) {
        if (!found) {
            throw notFound(Long.toString(id));
        }
        return Answers.json(KeyJson.deleted(id));
    }

    private static Refusal notFound(String id) {
        return Refusal.of(Problem.of(SecurityError.API_KEY_NOT_FOUND, Map.of("id", Echo.of(id))));
    }
}
