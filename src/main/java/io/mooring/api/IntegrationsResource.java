package io.mooring.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.mooring.run.CreateIntegration;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.server.Cancellable;

/** All integrations. */
@Path("/integrations")
public final class IntegrationsResource {
    private final CreateIntegration create;
    private final IntegrationList list;

    IntegrationsResource(CreateIntegration create, IntegrationList list) {
        this.create = create;
        this.list = list;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public RestMulti<IntegrationList.Elements> list(@Context RoutingContext request) {
        return list.of(ListOptions.of(request, list.types()));
    }

    @POST
    @Cancellable(false)
    public Uni<Response> create(@Context RoutingContext request) {
        JsonNode payload = Payloads.of(request);
        boolean dryRun = DryRun.of(request);
        return create.create(payload, dryRun, Requesters.of(request)).map(Answers::versioned);
    }
}
