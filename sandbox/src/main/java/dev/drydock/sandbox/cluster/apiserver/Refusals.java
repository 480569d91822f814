package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.apiserver.validation.FieldError;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** The {@code Status} answers of the API, worded as {@code k8s.io/apimachinery/pkg/api/errors} does. */
public final class Refusals {
    private Refusals() {}

    /** Any failure. */
    public static ApiResponse failure(int code, String reason, String message, Mapping details) {
        Mapping.Builder status = Mapping.builder().put("kind", "Status").put("apiVersion", "v1").put("metadata", Mapping.EMPTY)
                .put("status", "Failure").put("message", message).putUnlessEmpty("reason", reason).putUnlessEmpty("details", details);
        return ApiResponse.of(code, status.put("code", code).build());
    }

    private static Mapping details(Resource resource, String name) {
        return Mapping.builder().putUnlessEmpty("name", name).putUnlessEmpty("group", resource.group()).put("kind", resource.plural()).build();
    }

    public static ApiResponse notFound(Resource resource, String name) {
        return failure(404, "NotFound", resource.qualified() + " \"" + name + "\" not found", details(resource, name));
    }

    /** No such path. */
    public static ApiResponse noPath() {
        return failure(404, "NotFound", "the server could not find the requested resource", Mapping.EMPTY);
    }

    public static ApiResponse alreadyExists(Resource resource, String name) {
        return failure(409, "AlreadyExists", resource.qualified() + " \"" + name + "\" already exists", details(resource, name));
    }

    /** The name is still in use by an object that is on its way out. */
    public static ApiResponse leaving(Resource resource, String name) {
        ApiResponse refusal = alreadyExists(resource, name);
        return ApiResponse.of(refusal.status(), refusal.body().with("message", "object is being deleted: " + refusal.message()));
    }

    public static ApiResponse conflict(Resource resource, String name, String why) {
        return failure(409, "Conflict", "Operation cannot be fulfilled on " + resource.qualified() + " \"" + name + "\": " + why, details(resource, name));
    }

    /** The object has changed since it was read. */
    public static ApiResponse stale(Resource resource, String name) {
        return conflict(resource, name, "the object has been modified; please apply your changes to the latest version and try again");
    }

    public static ApiResponse badRequest(String message) {
        return failure(400, "BadRequest", message, Mapping.EMPTY);
    }

    public static ApiResponse forbidden(Resource resource, String name, String why) {
        String what = resource.qualified() + (name.isEmpty() ? "" : " \"" + name + "\"");
        return failure(403, "Forbidden", what + " is forbidden: " + why, details(resource, name));
    }

    /** Nothing new goes into a namespace that ends. */
    public static ApiResponse ending(Resource resource, String name, Mapping namespace) {
        String namespaceName = namespace.at("metadata", "name").text();
        String what = resource.qualified() + (name.isEmpty() ? "" : " \"" + name + "\"");
        Mapping details = details(resource, name).with("causes", Sequence.of(Mapping.of(
                "reason", "NamespaceTerminating", "message", "namespace " + namespaceName + " is being terminated", "field", "metadata.namespace")));
        return failure(403, "Forbidden", what + " is forbidden: unable to create new content in namespace " + namespaceName
                + " because it is being terminated", details);
    }

    public static ApiResponse forbiddenPath(String message) {
        return failure(403, "Forbidden", message, Mapping.EMPTY);
    }

    public static ApiResponse unauthorized() {
        return failure(401, "Unauthorized", "Unauthorized", Mapping.EMPTY);
    }

    public static ApiResponse methodNotAllowed() {
        return failure(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", Mapping.EMPTY);
    }

    public static ApiResponse methodNotSupported(Resource resource, String verb) {
        return failure(405, "MethodNotAllowed", verb + " is not supported on resources of kind \"" + resource.qualified() + "\"", details(resource, ""));
    }

    public static ApiResponse expired(String message) {
        return failure(410, "Expired", message, Mapping.EMPTY);
    }

    public static ApiResponse gone(String message) {
        return failure(410, "Gone", message, Mapping.EMPTY);
    }

    public static ApiResponse unsupportedMediaType(String message) {
        return failure(415, "UnsupportedMediaType", message, Mapping.EMPTY);
    }

    public static ApiResponse internal(String message) {
        return failure(500, "InternalError", "Internal error occurred: " + message,
                Mapping.of("causes", Sequence.of(Mapping.of("message", message))));
    }

    public static ApiResponse timeout(String message) {
        return failure(504, "Timeout", message, Mapping.EMPTY);
    }

    public static ApiResponse tooManyRequests(String message, int retrySeconds, List<Mapping> causes) {
        Mapping.Builder details = Mapping.builder();
        if (!causes.isEmpty()) {
            details.put("causes", new Sequence(List.<Tree>copyOf(causes)));
        }
        if (retrySeconds > 0) {
            details.put("retryAfterSeconds", retrySeconds);
        }
        return failure(429, "TooManyRequests", message, details.build());
    }

    /**
     * The object breaks rules.
     *
     * @param errors worded wholly, {@code spec.replicas: Invalid value: -2: must be ...}
     */
    public static ApiResponse invalid(String group, String kind, String name, List<FieldError> errors) {
        StringBuilder message = new StringBuilder(group.isEmpty() || kind.isEmpty() ? kind : kind + "." + group).append(" \"").append(name).append("\" is invalid: ");
        Sequence causes = Sequence.EMPTY;
        boolean many = errors.size() > 1;
        for (int i = 0; i < errors.size(); i++) {
            FieldError error = errors.get(i);
            message.append(many && i == 0 ? "[" : i > 0 ? ", " : "").append(error.text());
            causes = causes.plus(Mapping.of("reason", error.type().reason(), "message", error.detail(), "field", error.field()));
        }
        Mapping details = Mapping.builder().putUnlessEmpty("name", name).putUnlessEmpty("group", group).putUnlessEmpty("kind", kind).put("causes", causes).build();
        return failure(422, "Invalid", message.append(many ? "]" : "").toString(), details);
    }
}
