package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.Clock;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.process.Kernel;
import java.util.Map;

/**
 * One call of the API on resources, within the transaction that serves it.
 *
 * @param memory what this server remembers of its own reckoning
 * @param namespace empty for cluster-scoped resources, or for all namespaces
 * @param name empty for collections
 * @param subresource empty for the object itself
 * @param options the query's parameters
 */
record ApiCall(
        Kernel kernel, Registry registry, Memory memory, Caller caller, Resource resource, String namespace, String name, String subresource,
        Map<String, String> options) {

    String option(String key) {
        return options.getOrDefault(key, "");
    }

    boolean flag(String key) {
        return option(key).equals("true") || option(key).equals("1");
    }

    boolean dryRun() {
        return option("dryRun").equals("All");
    }

    /** Who managedFields says wrote. */
    String manager() {
        return option("fieldManager").isEmpty() ? caller.manager() : option("fieldManager");
    }

    /** The virtual time as objects carry it, in seconds. */
    String time() {
        return time(kernel.now());
    }

    static String time(long micros) {
        return Clock.seconds(micros);
    }

    /** Of the object itself instead of a subresource. */
    ApiCall whole() {
        return new ApiCall(kernel, registry, memory, caller, resource, namespace, name, "", options);
    }

    ApiCall named(String other) {
        return new ApiCall(kernel, registry, memory, caller, resource, namespace, other, subresource, options);
    }
}
