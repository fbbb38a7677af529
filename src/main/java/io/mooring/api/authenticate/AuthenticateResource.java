package io.mooring.api.authenticate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mooring.api.Answers;
import io.mooring.api.Payloads;
import io.mooring.api.RequestBody;
import io.mooring.domain.Problem;
import io.mooring.domain.Secret;
import io.mooring.platform.config.Shape;
import io.mooring.run.Refusal;
import io.mooring.security.Authentication;
import io.mooring.security.SecurityError;
import io.mooring.security.TooManyFailuresException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges an API key for a token. The key comes as JSON, YAML or form field, or without a body in the {@code Authorization} header; a
 * Trino integration's key is taken too, so that a cluster can find out whether its key is alive.
 */
@Path("/bim/apikey/authenticate")
public final class AuthenticateResource {
    private static final Shape<PresentedKey> SHAPE = Shape.of(PresentedKey.class);

    private final Authentication authentication;

    AuthenticateResource(Authentication authentication) {
        this.authentication = authentication;
    }

    @POST
    public Uni<Response> authenticate(@Context RoutingContext request) {
        return key(request)
                .map(key -> authentication.exchange(key, request.request()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .onFailure(TooManyFailuresException.class)
                .transform(tooMany -> slowedDown(request, tooMany))
                .map(token -> answer(request, token));
    }

    private Optional<Secret> key(RoutingContext request) {
        JsonNode body = body(request);
        return body == null
                ? authentication.presentedKey(request.request().headers())
                : Optional.of(Payloads.read(body, SHAPE).apikey());
    }

    private static @Nullable JsonNode body(RoutingContext request) {
        byte[] bytes = RequestBody.of(request);
        return bytes.length > 0 && holdsFormFields(request.request()) ? FormFields.read(bytes) : Payloads.of(request);
    }

    private static boolean holdsFormFields(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return (encoding == null || encoding.isBlank())
                && FormFields.announcedBy(request.getHeader(HttpHeaders.CONTENT_TYPE));
    }

    private static Response answer(RoutingContext request, Optional<Secret> token) {
        if (token.isEmpty()) {
            request.response().putHeader("WWW-Authenticate", "Bearer");
            throw Refusal.of(Problem.of(SecurityError.UNAUTHORIZED));
        }
        return Answers.json(JsonNodeFactory.instance
                .objectNode()
                .put("authenticated", true)
                .put("token", token.get().reveal())
                .toString());
    }

    private static Refusal slowedDown(RoutingContext request, TooManyFailuresException tooMany) {
        request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.secondsToWait()));
        return Refusal.of(Problem.of(SecurityError.TOO_MANY_FAILED_AUTHENTICATIONS, tooMany.values()));
    }
}
