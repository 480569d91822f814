package dev.drydock.sandbox.cluster.apiserver.rbac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.admission.Neighbours;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthorizerTest {
    private static final Mapping ROLE = Yaml.parse("{kind: Role, metadata: {name: reader, namespace: default}, rules: "
            + "[{apiGroups: [''], resources: [pods, '*/log'], verbs: [get, list]}]}").mapping();
    private static final Mapping BINDING = Yaml.parse("{kind: RoleBinding, metadata: {name: reads, namespace: default}, roleRef: {kind: Role, name: reader}, "
            + "subjects: [{kind: ServiceAccount, name: robot, namespace: default}]}").mapping();

    /** One role and its binding in {@code default}. */
    private static final Neighbours WORLD = new Neighbours() {
        @Override
        public Optional<Mapping> find(Resource resource, String namespace, String name) {
            return resource == Resources.ROLES && namespace.equals("default") && name.equals("reader") ? Optional.of(ROLE) : Optional.empty();
        }

        @Override
        public List<Mapping> list(Resource resource, String namespace) {
            return resource == Resources.ROLE_BINDINGS && namespace.equals("default") ? List.of(BINDING) : List.of();
        }
    };

    private static Authorizer.Decision robot(String verb, String resource, String namespace) {
        return new Authorizer(WORLD).decide(new Authorizer.Subject("system:serviceaccount:default:robot", List.of("system:authenticated")),
                Deed.of(verb, "", resource, namespace, ""));
    }

    @Test
    void what_a_role_allows_is_allowed_and_says_by_what() {
        assertEquals("RBAC: allowed by RoleBinding \"reads/default\" of Role \"reader\" to ServiceAccount \"robot/default\"", robot("list", "pods", "default").reason());
    }

    @Test
    void another_verb_is_forbidden() {
        assertFalse(robot("delete", "pods", "default").allowed());
    }

    @Test
    void another_namespace_is_forbidden() {
        assertFalse(robot("list", "pods", "kube-system").allowed());
    }

    @Test
    void a_subresource_of_everything_is_meant_by_a_star() {
        assertTrue(robot("get", "pods/log", "default").allowed());
    }

    @Test
    void masters_may_do_all() {
        assertTrue(new Authorizer(WORLD).decide(new Authorizer.Subject("root", List.of("system:masters")), Deed.ofPath("get", "/metrics")).allowed());
    }

    @Test
    void every_bootstrap_binding_has_its_role() {
        List<String> roles = BootstrapRoles.roles().stream().map(role -> role.at("metadata", "name").text()).toList();
        assertTrue(roles.containsAll(BootstrapRoles.bindings().stream().map(binding -> binding.at("roleRef", "name").text()).toList()));
    }
}
