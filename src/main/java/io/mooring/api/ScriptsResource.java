package io.mooring.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.mooring.domain.IntegrationId;
import io.mooring.platform.ScriptKind;
import io.mooring.run.WriteScripts;
import io.mooring.run.WrittenScript;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** Scripts for people who set a platform up themselves. Writing one changes nothing. */
@Path("/integrations")
public final class ScriptsResource {
    private final WriteScripts scripts;

    ScriptsResource(WriteScripts scripts) {
        this.scripts = scripts;
    }

    @POST
    @Path("/scripts/create")
    public Uni<Response> create(@Context RoutingContext request) {
        return forPayload(ScriptKind.CREATE, request);
    }

    @POST
    @Path("/scripts/initial-create")
    public Uni<Response> initialCreate(@Context RoutingContext request) {
        return forPayload(ScriptKind.INITIAL_CREATE, request);
    }

    @POST
    @Path("/scripts/cleanup")
    public Uni<Response> cleanup(@Context RoutingContext request) {
        return forPayload(ScriptKind.CLEANUP, request);
    }

    @POST
    @Path("/scripts/post-cleanup")
    public Uni<Response> postCleanup(@Context RoutingContext request) {
        return forPayload(ScriptKind.POST_CLEANUP, request);
    }

    @POST
    @Path("/{id}/scripts/edit")
    public Uni<Response> edit(@Context RoutingContext request) {
        return forIntegration(ScriptKind.EDIT, request);
    }

    @POST
    @Path("/{id}/scripts/delete")
    public Uni<Response> delete(@Context RoutingContext request) {
        return forIntegration(ScriptKind.DELETE, request);
    }

    private Uni<Response> forPayload(ScriptKind kind, RoutingContext request) {
        JsonNode payload = Payloads.of(request);
        QueryParameters.ofChange(request, Set.of()).check();
        return scripts.forPayload(kind, payload).map(script -> answer(script, request));
    }

    private Uni<Response> forIntegration(ScriptKind kind, RoutingContext request) {
        JsonNode payload = Payloads.of(request);
        QueryParameters.ofChange(request, Set.of()).check();
        IntegrationId id = PathId.of(request);
        return scripts.forIntegration(kind, id, payload).map(script -> answer(script, request));
    }

    private static Response answer(WrittenScript script, RoutingContext request) {
        return ScriptForm.wantedBy(AcceptHeader.of(request)).answer(script);
    }
}
