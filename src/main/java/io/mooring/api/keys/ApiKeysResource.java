package io.mooring.api.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mooring.api.Echo;
import io.mooring.api.Payloads;
import io.mooring.api.QueryParameters;
import io.mooring.domain.Problem;
import io.mooring.platform.config.Reading;
import io.mooring.platform.config.Shape;
import io.mooring.run.Refusal;
import io.mooring.run.RunError;
import io.mooring.security.ApiKeyAdministration;
import io.mooring.security.NewKey;
import io.mooring.security.SecurityError;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The keys that people make; those of Trino integrations live and die with their integrations. */
@Path("/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "API keys")
public class ApiKeysResource {
    private static final Shape<KeyRequest> SHAPE = Shape.of(KeyRequest.class);
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,15}");

    private final ApiKeyAdministration administration;

    ApiKeysResource(ApiKeyAdministration administration) {
        this.administration = administration;
    }

    @GET
    @Operation(operationId = "listApiKeys", summary = "List the API keys, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "Every key, without the keys themselves",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = KeyJson.class)))
    public Uni<List<KeyJson>> list() {
        return administration.list().map(keys -> keys.stream().map(KeyJson::of).toList());
    }

    @POST
    @Cancellable(false)
    @Operation(operationId = "createApiKey", summary = "Make an API key")
    @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = KeyRequestDocument.class),
                            examples =
                                    @ExampleObject(
                                            name = "key",
                                            value = "{\"name\":\"dashboard\",\"permissions\":[\"INTEGRATION_STATUS\"],"
                                                    + "\"expiresAt\":\"2030-01-31T12:00:00Z\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The key, shown this once; it works at once",
            content = @Content(schema = @Schema(implementation = KeyJson.class)))
    public Uni<RestResponse<KeyJson>> create(@Context RoutingContext request) {
        return administration.create(wish(request)).map(KeyJson::of).map(ApiKeysResource::once);
    }

    @DELETE
    @Path("/{id}")
    @Cancellable(false)
    @Operation(operationId = "deleteApiKey", summary = "Delete an API key; it and its tokens stop working at once")
    @APIResponse(
            responseCode = "200",
            description = "The key is gone",
            content = @Content(schema = @Schema(implementation = DeletedKey.class)))
    public Uni<DeletedKey> delete(@PathParam("id") String id, @Context RoutingContext request) {
        QueryParameters.ofChange(request, Set.of()).check();
        long number = number(id).orElseThrow(() -> notFound(id));
        return administration.delete(number).map(found -> deleted(id, found));
    }

    private static NewKey wish(RoutingContext request) {
        QueryParameters.ofChange(request, Set.of()).check();
        JsonNode sent = Payloads.of(request);
        return switch (SHAPE.read(sent == null ? JsonNodeFactory.instance.objectNode() : sent, "")) {
            case Reading.Accepted<KeyRequest>(KeyRequest accepted) -> accepted.wish();
            case Reading.Refused<KeyRequest> refused ->
                throw Refusal.of(RunError.INVALID_PAYLOAD, Map.of("violations", refused.message()));
        };
    }

    private static RestResponse<KeyJson> once(KeyJson key) {
        return RestResponse.ResponseBuilder.ok(key)
                .header("Cache-Control", "no-store")
                .build();
    }

    private static DeletedKey deleted(String id, boolean found) {
        if (!found) {
            throw notFound(id);
        }
        return new DeletedKey(id);
    }

    private static OptionalLong number(String id) {
        return ID.matcher(id).matches() ? OptionalLong.of(Long.parseLong(id)) : OptionalLong.empty();
    }

    private static Refusal notFound(String id) {
        return Refusal.of(Problem.of(SecurityError.API_KEY_NOT_FOUND, Map.of("id", Echo.of(id))));
    }
}
