package dev.drydock.sandbox.cluster.api;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * What the API answers.
 *
 * @param status the HTTP status; 0 when the server could not be reached
 * @param body an object, a list, a table, a {@code Status}; a text for what is no JSON
 * @param warnings of the {@code Warning} headers
 */
public record ApiResponse(int status, Tree content, List<String> warnings) {
    public ApiResponse {
        warnings = List.copyOf(warnings);
    }

    public static ApiResponse of(int status, Tree body) {
        return new ApiResponse(status, body, List.of());
    }

    public static ApiResponse ok(Tree body) {
        return of(200, body);
    }

    public static ApiResponse created(Tree body) {
        return of(201, body);
    }

    /** Nobody answers. */
    public static ApiResponse unreachable() {
        return of(0, Mapping.of("kind", "Status", "status", "Failure", "reason", "Unreachable", "message", "the API server does not answer"));
    }

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    public Mapping body() {
        return content.mapping();
    }

    /** Why not: {@code NotFound}, {@code Conflict}, {@code AlreadyExists}, {@code Invalid}, {@code Forbidden}; empty if all is well. */
    public String reason() {
        return ok() ? "" : body().get("reason").text();
    }

    public boolean is(String reason) {
        return !ok() && body().get("reason").text().equals(reason);
    }

    public String message() {
        return ok() ? "" : body().get("message").text();
    }

    public ApiResponse warned(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        return new ApiResponse(status, content, more);
    }
}
