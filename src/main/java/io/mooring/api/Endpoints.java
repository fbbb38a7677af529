package io.mooring.api;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every path of the interface and its methods: what decides between 404, 405 and going on. The first one that fits counts. */
final class Endpoints {
    static final List<Endpoint> ALL = List.of(
            endpoint("/integrations", GET, POST),
            endpoint("/integrations/types", GET),
            endpoint("/integrations/types/{type}", GET),
            endpoint("/integrations/scripts/create", POST),
            endpoint("/integrations/scripts/initial-create", POST),
            endpoint("/integrations/scripts/cleanup", POST),
            endpoint("/integrations/scripts/post-cleanup", POST),
            endpoint("/integrations/{id}", GET, PUT, DELETE),
            endpoint("/integrations/{id}/status", GET),
            endpoint("/integrations/{id}/regenerate", POST),
            endpoint("/integrations/{id}/scripts/edit", POST),
            endpoint("/integrations/{id}/scripts/delete", POST),
            endpoint("/errors", GET),
            endpoint("/api-keys", GET, POST),
            endpoint("/api-keys/{id}", DELETE),
            endpoint("/bim/apikey/authenticate", POST));

    private Endpoints() {}

    static Optional<Endpoint> find(PathSegments path) {
        for (Endpoint endpoint : ALL) {
            if (endpoint.fits(path.encoded())) {
                return Optional.of(endpoint);
            }
        }
        return Optional.empty();
    }

    private static Endpoint endpoint(String path, HttpMethod... methods) {
        return new Endpoint(path, PathSegments.parse(path).encoded(), List.of(methods));
    }

    /** A path with its methods; a part in braces stands for any text. */
    record Endpoint(String path, List<String> template, List<HttpMethod> methods) {

        boolean takes(HttpMethod method) {
            return methods.contains(method) || (method.equals(HttpMethod.HEAD) && methods.contains(GET));
        }

        /** The value of {@code Allow}. */
        String allowed() {
            Stream<HttpMethod> head = methods.contains(GET) ? Stream.of(HttpMethod.HEAD) : Stream.empty();
            return Stream.of(methods.stream(), head, Stream.of(HttpMethod.OPTIONS))
                    .flatMap(some -> some)
                    .map(HttpMethod::name)
                    .reduce((some, more) -> some + ", " + more)
                    .orElseThrow();
        }

        boolean fits(List<String> segments) {
            if (segments.size() != template.size()) {
                return false;
            }
            for (int i = 0; i < segments.size(); i++) {
                if (!fits(template.get(i), segments.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean fits(String part, String segment) {
            return part.startsWith("{") ? !segment.isEmpty() : part.equals(segment);
        }
    }
}
