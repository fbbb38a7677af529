package io.mooring.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.Problem;
import io.mooring.platform.Platform;
import io.mooring.platform.Platforms;
import io.mooring.platform.ScriptKind;
import io.mooring.run.Refusal;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The platforms of this version and what their configurations look like; made once, since it never changes. */
@Path("/integrations/types")
public final class TypesResource {
    private final Map<String, String> byType = new LinkedHashMap<>();

    TypesResource(Platforms platforms) {
        platforms
                .all()
                .forEach(platform -> byType.put(
                        platform.type().wireName(), description(platform).toString()));
    }

    @GET
    public Response all() {
        return Answers.json("[" + String.join(",", byType.values()) + "]");
    }

    @GET
    @Path("/{type}")
    public Response one(@Context RoutingContext request) {
        String type = PathSegments.of(request).decoded(2);
        String description = byType.get(type);
        if (description == null) {
            throw Refusal.of(Problem.of(ApiError.TYPE_UNKNOWN, Map.of("type", Echo.of(type))));
        }
        return Answers.json(description);
    }

    private static ObjectNode description(Platform<?, ?> platform) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("type", platform.type().wireName())
                .put("name", platform.type().title());
        ArrayNode scripts = node.putArray("scripts");
        platform.scripts().map(offer -> offer.kinds()).orElse(List.of()).stream()
                .map(ScriptKind::wireName)
                .forEach(scripts::add);
        ArrayNode tests = node.putArray("tests");
        platform.testNames().forEach(tests::add);
        return node.set("config", platform.configuration().jsonSchema());
    }
}
