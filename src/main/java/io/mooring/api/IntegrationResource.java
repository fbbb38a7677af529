package io.mooring.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.mooring.domain.IntegrationId;
import io.mooring.domain.Secret;
import io.mooring.run.DeleteIntegration;
import io.mooring.run.EditIntegration;
import io.mooring.run.IntegrationReads;
import io.mooring.run.Precondition;
import io.mooring.run.RegenerateKey;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * One integration. A client that goes away must not stop what it asked for half way, so nothing that changes something can be cancelled.
 * The order of the lines in a method is the order in which requests are refused.
 */
@Path("/integrations/{id}")
public final class IntegrationResource {
    private final IntegrationReads reads;
    private final EditIntegration edit;
    private final DeleteIntegration delete;
    private final RegenerateKey regenerate;
    private final IntegrationJson json;

    IntegrationResource(
            IntegrationReads reads,
            EditIntegration edit,
            DeleteIntegration delete,
            RegenerateKey regenerate,
            IntegrationJson json) {
        this.reads = reads;
        this.edit = edit;
        this.delete = delete;
        this.regenerate = regenerate;
        this.json = json;
    }

    @GET
    public Uni<Response> get(@Context RoutingContext request) {
        IntegrationId id = PathId.of(request);
        return reads.find(id)
                .map(found -> found.orElseThrow(() -> PathId.notFound(request, id.toString())))
                .map(view -> Answers.json(json.of(view), view.status(), view.version()));
    }

    @GET
    @Path("/status")
    public Uni<Response> status(@Context RoutingContext request) {
        IntegrationId id = PathId.of(request);
        return reads.status(id)
                .map(found -> found.orElseThrow(() -> PathId.notFound(request, id.toString())))
                .map(status -> Answers.json(IntegrationJson.status(id, status), status));
    }

    @PUT
    @Cancellable(false)
    public Uni<Response> edit(@Context RoutingContext request) {
        JsonNode payload = Payloads.of(request);
        boolean dryRun = DryRun.of(request);
        IntegrationId id = PathId.of(request);
        Precondition ifMatch = EntityTags.ifMatch(request);
        return edit.edit(id, payload, ifMatch, dryRun, Requesters.of(request)).map(Answers::versioned);
    }

    @DELETE
    @Cancellable(false)
    public Uni<Response> delete(@Context RoutingContext request) {
        JsonNode payload = Payloads.of(request);
        boolean dryRun = DryRun.of(request);
        IntegrationId id = PathId.of(request);
        Precondition ifMatch = EntityTags.ifMatch(request);
        return delete.delete(id, payload, ifMatch, dryRun, Requesters.of(request))
                .map(Answers::unversioned);
    }

    @POST
    @Path("/regenerate")
    @Cancellable(false)
    public Uni<Response> regenerate(@Context RoutingContext request) {
        Payloads.none(request);
        QueryParameters.ofChange(request, Set.of()).check();
        return regenerate.regenerate(PathId.of(request)).map(IntegrationResource::newKey);
    }

    private static Response newKey(Secret key) {
        return Answers.json("{\"newKey\":" + JsonText.quoted(key.reveal()) + "}");
    }
}
