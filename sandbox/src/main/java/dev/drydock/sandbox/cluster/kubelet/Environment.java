package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of a container ({@code makeEnvironmentVariables}).
 *
 * @param values in the order in which they were set
 * @param refusal why there can be none; empty if all is well
 */
record Environment(Map<String, String> values, String refusal) {
    List<String> assignments() {
        return ContainerMaking.lines(values);
    }

    static Environment of(Agent agent, PodState state, Mapping spec) {
        Making making = new Making(agent, state, spec);
        boolean alone = StaticPods.isStatic(state.pod());
        String refusal = agent.client().reachable() || alone ? making.make() : "services have not yet been read at least once, cannot construct envvars";
        return new Environment(making.values, refusal);
    }

    private static final class Making {
        private final Agent agent;
        private final PodState state;
        private final Mapping spec;
        private final Map<String, String> values = new LinkedHashMap<>();

        Making(Agent agent, PodState state, Mapping spec) {
            this.agent = agent;
            this.state = state;
            this.spec = spec;
        }

        String make() {
            Map<String, String> services = ServiceVariables.of(agent, state);
            for (Mapping source : spec.get("envFrom").mappings()) {
                String refusal = all(source);
                if (!refusal.isEmpty()) {
                    return refusal;
                }
            }
            for (Mapping variable : spec.get("env").mappings()) {
                String name = variable.get("name").text();
                Map<String, String> known = new LinkedHashMap<>(services);
                known.putAll(values);
                if (!variable.has("valueFrom")) {
                    values.put(name, Expansion.of(variable.get("value").text(), known));
                    continue;
                }
                String refusal = one(name, variable.get("valueFrom").mapping());
                if (!refusal.isEmpty()) {
                    return refusal;
                }
            }
            services.forEach(values::putIfAbsent);
            return "";
        }

        private Optional<Mapping> find(Resource resource, String name) {
            return agent.client().get(resource, state.namespace(), name);
        }

        private String all(Mapping source) {
            boolean secret = source.has("secretRef");
            Mapping reference = source.get(secret ? "secretRef" : "configMapRef").mapping();
            Optional<Mapping> found = find(secret ? Resources.SECRETS : Resources.CONFIG_MAPS, reference.get("name").text());
            if (found.isEmpty()) {
                return reference.get("optional").truth() ? "" : (secret ? "secret" : "configmap") + " \"" + reference.get("name").text() + "\" not found";
            }
            String prefix = source.get("prefix").text();
            found.get().get("data").mapping().forEach((key, value) -> values.put(prefix + key, secret ? decoded(value) : value.text()));
            return "";
        }

        static String decoded(Tree value) {
            return new String(Base64.getDecoder().decode(value.text()), java.nio.charset.StandardCharsets.UTF_8);
        }

        private String one(String name, Mapping from) {
            if (from.has("fieldRef")) {
                values.put(name, Downward.field(agent, state, from.at("fieldRef", "fieldPath").text()));
                return "";
            }
            if (from.has("resourceFieldRef")) {
                values.put(name, Downward.resource(agent, state, spec, from.get("resourceFieldRef").mapping()));
                return "";
            }
            boolean secret = from.has("secretKeyRef");
            Mapping reference = from.get(secret ? "secretKeyRef" : "configMapKeyRef").mapping();
            String called = reference.get("name").text();
            String key = reference.get("key").text();
            Optional<Mapping> found = find(secret ? Resources.SECRETS : Resources.CONFIG_MAPS, called);
            if (found.isEmpty()) {
                return reference.get("optional").truth() ? "" : (secret ? "secret" : "configmap") + " \"" + called + "\" not found";
            }
            if (!found.get().get("data").has(key)) {
                return reference.get("optional").truth() ? "" : "couldn't find key " + key + " in " + (secret ? "Secret " : "ConfigMap ")
                        + Objects.namespace(found.get()) + "/" + called;
            }
            Tree value = found.get().get("data").get(key);
            values.put(name, secret ? decoded(value) : value.text());
            return "";
        }
    }
}
