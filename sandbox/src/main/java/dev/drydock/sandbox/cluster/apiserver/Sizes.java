package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiRequest;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.tree.Mapping;
import java.util.TreeMap;

/** How large a request and an object may be, and what is said of larger ones. */
final class Sizes {
    /** {@code MaxRequestBodyBytes} of the API Server. */
    static final int MOST_OF_A_REQUEST = 3 * 1024 * 1024;
    /** {@code --max-request-bytes} of etcd. */
    static final int MOST_OF_ETCD = 1536 * 1024;
    /** What etcd's client sends at most. */
    private static final int MOST_OF_CLIENT = 2 * 1024 * 1024;

    private Sizes() {}

    static ApiResponse requestTooLarge() {
        return Refusals.failure(413, "RequestEntityTooLarge", "Request entity too large: limit is " + MOST_OF_A_REQUEST, Mapping.EMPTY);
    }

    /** What is too large for etcd gets there only if nothing else is wrong with it. */
    static ApiRequest dry(ApiRequest request) {
        TreeMap<String, String> query = new TreeMap<>(request.query());
        query.put("dryRun", "All");
        return new ApiRequest(request.method(), request.path(), query, request.headers(), request.body());
    }

    static ApiResponse tooLargeForEtcd(int bytes) {
        return Refusals.failure(500, "", bytes > MOST_OF_CLIENT ? "rpc error: code = ResourceExhausted desc = trying to send message larger than max (" + bytes
                + " vs. " + MOST_OF_CLIENT + ")" : "etcdserver: request is too large", Mapping.EMPTY);
    }
}
