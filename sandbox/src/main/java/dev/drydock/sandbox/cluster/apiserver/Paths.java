package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiRequest;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.apiserver.discovery.Discovery;
import dev.drydock.sandbox.cluster.apiserver.discovery.OpenApi;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;

/** The paths that name no objects. */
final class Paths {
    private Paths() {}

    static ApiResponse serve(Kernel kernel, ApiRequest request) {
        Registry registry = new Registry(kernel);
        String path = request.path().length() > 1 && request.path().endsWith("/") ? request.path().substring(0, request.path().length() - 1) : request.path();
        boolean aggregated = request.header("accept").contains("APIGroupDiscoveryList");
        Catalogue catalogue = new Catalogue(registry);
        Discovery discovery = new Discovery(catalogue.all());
        return switch (path) {
            case "/version" -> ApiResponse.ok(new Text(Json.write(version(), new JsonStyle("  ", false, false))));
            case "/healthz", "/livez", "/readyz" -> Health.check(kernel.transaction(), path, request);
            case "/api" -> ApiResponse.ok(aggregated ? discovery.aggregated(true) : discovery.coreVersions());
            case "/apis" -> ApiResponse.ok(aggregated ? discovery.aggregated(false) : discovery.groups());
            case "/openapi/v3" -> ApiResponse.ok(new OpenApi(catalogue.all(), catalogue.schemas()).index());
            default -> path.startsWith("/openapi/v3/") ? openApi(catalogue, path) : document(discovery, path);
        };
    }

    private static ApiResponse openApi(Catalogue catalogue, String path) {
        String apiVersion = path.replaceFirst("^/openapi/v3/apis?/", "");
        Mapping found = new OpenApi(catalogue.all(), catalogue.schemas()).document(apiVersion);
        return found.isEmpty() ? Refusals.noPath() : ApiResponse.ok(found);
    }

    private static ApiResponse document(Discovery discovery, String path) {
        Mapping found = Mapping.EMPTY;
        if (path.startsWith("/apis/")) {
            String rest = path.substring("/apis/".length());
            found = rest.contains("/") ? discovery.resources(rest) : discovery.group(rest);
        } else if (path.equals("/api/v1")) {
            found = discovery.resources("v1");
        }
        return found.isEmpty() ? Refusals.noPath() : ApiResponse.ok(found);
    }

    private static Mapping version() {
        return Mapping.of("major", "1", "minor", "32", "gitVersion", "v1.32.13", "gitCommit", "63adf010aa20e104c0b7043b47f42f50c9f72b17",
                "gitTreeState", "clean", "buildDate", "2026-01-15T00:00:00Z", "goVersion", "go1.23.5", "compiler", "gc", "platform", "linux/amd64");
    }
}
