package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiRequest;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;

/** The paths that name no objects: versions, health, what the server offers. */
final class Discovery {
    private Discovery() {}

    static ApiResponse serve(Kernel kernel, ApiRequest request) {
        return switch (request.path()) {
            case "/version", "/version/" -> ApiResponse.ok(version());
            case "/healthz", "/livez", "/readyz" -> ApiResponse.ok(new Text("ok"));
            default -> Refusals.noPath();
        };
    }

    private static Mapping version() {
        return Mapping.of("major", "1", "minor", "32", "gitVersion", "v1.32.13", "gitCommit", "63adf010aa20e104c0b7043b47f42f50c9f72b17",
                "gitTreeState", "clean", "buildDate", "2026-01-15T00:00:00Z", "goVersion", "go1.23.5", "compiler", "gc", "platform", "linux/amd64");
    }
}
