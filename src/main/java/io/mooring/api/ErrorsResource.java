package io.mooring.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mooring.domain.CatalogEntry;
import io.mooring.domain.ErrorCatalog;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Every error that the service can answer; made once, since it never changes. */
@Path("/errors")
public final class ErrorsResource {
    private final String all;

    ErrorsResource(ErrorCatalog catalog) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        catalog.entries().forEach(entry -> add(array, entry));
        this.all = array.toString();
    }

    @GET
    public Response all() {
        return Answers.json(all);
    }

    private static void add(ArrayNode array, CatalogEntry entry) {
        array.addObject()
                .put("code", entry.code())
                .put("status", entry.status())
                .put("title", entry.title())
                .put("message", entry.message())
                .put("remediation", entry.remediation())
                .put("retryable", entry.retryable().wireName())
                .put("documentation", entry.documentation());
    }
}
