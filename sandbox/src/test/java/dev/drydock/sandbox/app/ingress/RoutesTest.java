package dev.drydock.sandbox.app.ingress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private Routes routes = new Routes(new TreeMap<>()).with("ADDED", Yaml.parse(
            "{kind: IngressClass, metadata: {name: nginx}, spec: {controller: k8s.io/ingress-nginx}}").mapping());

    private void ingress(String metadata, String host, String... paths) {
        StringBuilder list = new StringBuilder();
        for (String path : paths) {
            String[] words = path.split(" ");
            list.append("{path: '").append(words[0]).append("', pathType: ").append(words[1]).append(", backend: {service: {name: ").append(words[2]).append(", port: {number: 80}}}},");
        }
        routes = routes.with("ADDED", Yaml.parse("{kind: Ingress, metadata: {namespace: default, " + metadata + "}, spec: {ingressClassName: nginx, rules: [{host: '" + host
                + "', http: {paths: [" + list + "]}}]}}").mapping());
    }

    private String service(String host, String path) {
        return routes.find(host, path).map(Routes.Route::service).orElse("none");
    }

    @Test
    void a_prefix_matches_whole_elements_of_the_path() {
        ingress("name: a", "a.example", "/foo Prefix web");
        assertEquals("web", service("a.example", "/foo"));
        assertEquals("web", service("a.example", "/foo/bar"));
        assertEquals("none", service("a.example", "/foobar"));
    }

    @Test
    void an_exact_path_matches_only_itself_and_comes_first() {
        ingress("name: a", "a.example", "/ Prefix all", "/foo Exact one");
        assertEquals("one", service("a.example", "/foo"));
        assertEquals("all", service("a.example", "/foo/"));
    }

    @Test
    void the_longest_prefix_wins() {
        ingress("name: a", "a.example", "/ Prefix all", "/api Prefix api", "/api/v2 Prefix second");
        assertEquals("second", service("a.example", "/api/v2/x"));
        assertEquals("api", service("a.example", "/api/v1"));
        assertEquals("all", service("a.example", "/x"));
    }

    @Test
    void a_host_comes_before_a_wildcard_and_that_before_none() {
        ingress("name: a", "a.example.com", "/ Prefix one");
        ingress("name: b", "*.example.com", "/ Prefix wild");
        ingress("name: c", "", "/ Prefix any");
        assertEquals("one", service("a.example.com", "/"));
        assertEquals("wild", service("b.example.com", "/"));
        assertEquals("any", service("elsewhere", "/"));
    }

    @Test
    void ingresses_of_other_classes_are_left_alone() {
        ingress("name: a", "a.example", "/ Prefix web");
        routes = routes.with("DELETED", Yaml.parse("{kind: IngressClass, metadata: {name: nginx}}").mapping());
        assertEquals("none", service("a.example", "/"));
    }

    @Test
    void a_path_can_be_rewritten() {
        ingress("name: a, annotations: {nginx.ingress.kubernetes.io/rewrite-target: /$2}", "a.example", "/api(/|$)(.*) ImplementationSpecific api");
        assertEquals("/users", routes.find("a.example", "/api/users").orElseThrow().path());
    }
}
