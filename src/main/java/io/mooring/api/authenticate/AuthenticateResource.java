package io.mooring.api.authenticate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.api.RequestBody;
import io.mooring.api.body.Body;
import io.mooring.api.body.BodyReader;
import io.mooring.domain.Problem;
import io.mooring.domain.Secret;
import io.mooring.platform.config.Reading;
import io.mooring.platform.config.Shape;
import io.mooring.run.Refusal;
import io.mooring.run.RunError;
import io.mooring.security.Authentication;
import io.mooring.security.SecurityError;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Exchanges an API key for a token. The key comes as JSON, YAML or form field, or without a body in the {@code Authorization} header; a
 * Trino integration's key is taken too, so that a cluster can find out whether its key is alive.
 */
@Path("/bim/apikey/authenticate")
@Tag(name = "Authentication")
public class AuthenticateResource {
    private static final Shape<PresentedKey> SHAPE = Shape.of(PresentedKey.class);

    private final Authentication authentication;
    private final BodyReader reader = new BodyReader();

    AuthenticateResource(Authentication authentication) {
        this.authentication = authentication;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @SecurityRequirements
    @Operation(
            operationId = "authenticate",
            summary = "Exchange an API key for a token",
            description =
                    "The key stands in the body, or without a body in the Authorization header, raw or behind a scheme.")
    @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = KeyBody.class),
                        examples =
                                @ExampleObject(
                                        name = "key",
                                        value = "{\"apikey\":\"846e9e43c86a4ct1be14290d95127d13f\"}")),
                @Content(
                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                        schema = @Schema(implementation = KeyBody.class))
            })
    @APIResponse(
            responseCode = "200",
            description = "The key is valid",
            content =
                    @Content(
                            schema = @Schema(implementation = Authenticated.class),
                            examples =
                                    @ExampleObject(
                                            name = "token",
                                            value = "{\"authenticated\":true,\"token\":\"mt_ATu0…\"}")))
    public Uni<RestResponse<Authenticated>> authenticate(@Context RoutingContext request) {
        Optional<Secret> key = key(request);
        return key.map(authentication::exchange)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(token -> answer(request, token));
    }

    private Optional<Secret> key(RoutingContext request) {
        return switch (body(request.request(), RequestBody.of(request))) {
            case Body.Tree(ObjectNode root) -> Optional.of(read(root));
            case Body.None() -> authentication.presentedKey(request.request().headers());
        };
    }

    private Body body(HttpServerRequest request, byte[] bytes) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return (encoding == null || encoding.isBlank()) && bytes.length > 0 && FormFields.announcedBy(type)
                ? new Body.Tree(FormFields.read(bytes))
                : reader.read(type, encoding, bytes);
    }

    private static Secret read(ObjectNode tree) {
        return switch (SHAPE.read(tree, "")) {
            case Reading.Accepted<PresentedKey>(PresentedKey presented) -> presented.apikey();
            case Reading.Refused<PresentedKey> refused ->
                throw Refusal.of(RunError.INVALID_PAYLOAD, Map.of("violations", refused.message()));
        };
    }

    private static RestResponse<Authenticated> answer(RoutingContext request, Optional<Secret> token) {
        if (token.isEmpty()) {
            request.response().putHeader("WWW-Authenticate", "Bearer");
            throw Refusal.of(Problem.of(SecurityError.UNAUTHORIZED));
        }
        return RestResponse.ResponseBuilder.ok(
                        new Authenticated(true, token.get().reveal()))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** For the OpenAPI document. */
    @Schema(name = "ApiKeyToAuthenticate")
    record KeyBody(
            @Schema(required = true, description = "The API key")
            String apikey) {}
}
