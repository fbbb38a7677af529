package io.mooring.security;

import static io.mooring.security.Permission.APPLICATION_ADMIN;
import static io.mooring.security.Permission.INTEGRATION_STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.HttpUtils;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessTest {

    /** As the router does before it looks for a route. */
    private static Access access(String method, String path) {
        return Access.to(HttpMethod.valueOf(method), HttpUtils.normalizePath(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health",
                "/q/health/",
                "/q/health/live",
                "/q/health/ready",
                "/q/health/started",
                "/q/metrics",
                "/openapi",
                "/openapi/",
                "/openapi.json",
                "/openapi.yaml",
                "/q/swagger-ui",
                "/q/swagger-ui/",
                "/q/swagger-ui/swagger-ui-bundle.js",
                "/bim/apikey/authenticate",
                "/bim/apikey/authenticate/",
                "/integrations/../q/health",
                "/integrations/%2e%2e/q/health",
                "//q//health//live",
            })
    void openPathsNeedNothing(String path) {
        assertThat(access("GET", path).isOpen()).isTrue();
        assertThat(access("POST", path).isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "/integrations",
                "//integrations",
                "/integrations/",
                "/integrations/5",
                "/api-keys",
                "/webhooks",
                "/audit",
                "/errors",
                "/nowhere",
                "/q",
                "/q/",
                "/q/dev-ui",
                "/q/arc",
                "/q/metrics/x",
                "/q/healthy",
                "/q/health;x",
                "/q/health%2Flive",
                "/q/health%2f..%2f..%2fintegrations",
                "/Q/health",
                "/q/Health",
                "/OPENAPI",
                "/openapi/x",
                "/openapi.txt",
                "/openapiX",
                "/console",
                "/console/",
                "/console/app.js",
                "/consoles",
                "/Console/",
                "/bim/apikey/authenticate/x",
                "/bim/apikey/Authenticate",
                "/bim/apikey",
                "/q/health/../../integrations",
                "/q/health/%2e%2e/%2E%2e/integrations",
                "/q/health/..//../integrations",
                "/q/health/./../../integrations",
                "/console/../integrations",
                "/console/%2e%2e/api-keys",
                "/console/..;/integrations/../../../integrations",
                "/q/swagger-ui/../../integrations",
                "/bim/apikey/authenticate/../../../integrations",
                "/%71/health/../integrations",
                "/%69ntegrations",
                "/integrations;x=/q/health",
                "/integrations?/q/health",
                "/integrations/q/health",
                "/.q/health",
                "\\q\\health",
            })
    void everyOtherPathNeedsAnAdministrator(String path) {
        assertThat(access("GET", path).anyOf()).containsExactly(APPLICATION_ADMIN);
        assertThat(access("POST", path).anyOf()).containsExactly(APPLICATION_ADMIN);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /integrations/5/status",
        "HEAD, /integrations/5/status",
        "GET, /integrations/5/status/",
        "GET, /integrations/abc/status",
        "GET, /integrations/5/runs",
        "GET, /integrations/5/runs/7",
        "GET, /integrations/5/events",
        "GET, /integrations/5/x/../status",
    })
    void statusRunsAndEventsOfAnIntegrationAreForPollersToo(String method, String path) {
        assertThat(access(method, path).anyOf()).isEqualTo(Set.of(APPLICATION_ADMIN, INTEGRATION_STATUS));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /integrations/5/status",
        "DELETE, /integrations/5/status",
        "OPTIONS, /integrations/5/status",
        "POST, /integrations/5/runs/7",
        "GET, /integrations/status",
        "GET, /integrations/5",
        "GET, /integrations/5/Status",
        "GET, /integrations/5/statuses",
        "GET, /integrations/5/status;x",
        "GET, /integrations/5/status/x",
        "GET, /integrations/5/runs/7/cancel",
        "GET, /integrations/5/runs/7/8",
        "GET, /integrations//status",
        "GET, /integrations/5/status/..",
        "GET, /integrations/5/status/../../5",
        "GET, /x/integrations/5/status",
        "GET, /api-keys/5/status",
    })
    void pollersGetNothingElse(String method, String path) {
        assertThat(access(method, path).anyOf()).containsExactly(APPLICATION_ADMIN);
    }

    @Property
    void noDetourFromAnOpenPathToAClosedOneStaysOpen(@ForAll("detours") List<String> detour) {
        String path = HttpUtils.normalizePath("/q/health/" + String.join("/", detour) + "/integrations");

        assertThat(Access.to(HttpMethod.GET, path).isOpen() && path.startsWith("/integrations"))
                .isFalse();
        assertThat(path.startsWith("/q/health/"))
                .isEqualTo(Access.to(HttpMethod.GET, path).isOpen());
    }

    @Provide
    static Arbitrary<List<String>> detours() {
        return Arbitraries.of("..", ".", "", "%2e%2e", "%2E.", ".%2e", "%2e", "x", ";", "..;", "%2F", "%2f..")
                .list()
                .ofMaxSize(6);
    }
}
