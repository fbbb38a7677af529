package io.mooring.security;

import io.vertx.core.http.HttpMethod;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What it takes to get past the gate: nothing, or one of some permissions. Decided on the path as the router sees it; whatever is not
 * named here as open is closed, so that a path nobody thought of needs the highest permission.
 *
 * @param anyOf empty if everybody may pass
 */
record Access(Set<Permission> anyOf) {
    private static final Access OPEN = new Access(EnumSet.noneOf(Permission.class));
    private static final Access ADMINISTRATION = new Access(EnumSet.of(Permission.APPLICATION_ADMIN));
    private static final Access STATUS =
            new Access(EnumSet.of(Permission.APPLICATION_ADMIN, Permission.INTEGRATION_STATUS));

    private static final Set<String> OPEN_PATHS = Set.of(
            "/q/metrics", "/openapi", "/openapi.json", "/openapi.yaml", "/openapi.yml", "/bim/apikey/authenticate");
    private static final Pattern OPEN_TREES = Pattern.compile("/(q/health|q/swagger-ui)(/.*)?");
    private static final Pattern STATUS_PATHS = Pattern.compile("/integrations/[^/]+/(status|events|runs|runs/[^/]+)");
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    Access {
        anyOf = Set.copyOf(anyOf);
    }

    /**
     * @param path normalised: no dot segments, no doubled slashes, no escapes of characters that need none
     */
    static Access to(HttpMethod method, String path) {
        String bare = withoutTrailingSlash(path);
        if (OPEN_PATHS.contains(bare) || OPEN_TREES.matcher(bare).matches()) {
            return OPEN;
        }
        return READING.contains(method) && STATUS_PATHS.matcher(bare).matches() ? STATUS : ADMINISTRATION;
    }

    boolean isOpen() {
        return anyOf.isEmpty();
    }

    boolean admits(Caller caller) {
        return anyOf.stream().anyMatch(caller::may);
    }

    /** The router takes a path with and without it for the same. */
    private static String withoutTrailingSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
