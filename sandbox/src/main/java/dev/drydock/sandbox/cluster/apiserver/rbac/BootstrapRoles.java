package dev.drydock.sandbox.cluster.apiserver.rbac;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The cluster roles and bindings that an API Server makes when it starts for the first time. */
public final class BootstrapRoles {
    private static final String GROUP = "rbac.authorization.k8s.io";

    /** Role, kind of subject, name of subject, and its namespace if it is a service account. */
    private static final List<String> BINDINGS = List.of(
            "cluster-admin Group system:masters", "system:basic-user Group system:authenticated", "system:discovery Group system:authenticated",
            "system:kube-controller-manager User system:kube-controller-manager", "system:kube-dns ServiceAccount kube-dns kube-system",
            "system:kube-scheduler User system:kube-scheduler", "system:monitoring Group system:monitoring", "system:node - -",
            "system:node-proxier User system:kube-proxy", "system:public-info-viewer Group system:authenticated,system:unauthenticated",
            "system:service-account-issuer-discovery Group system:serviceaccounts", "system:volume-scheduler User system:kube-scheduler");

    private BootstrapRoles() {}

    public static List<Mapping> roles() {
        List<Mapping> roles = new ArrayList<>();
        String name = "";
        List<Tree> rules = new ArrayList<>();
        for (String line : text().split("\n")) {
            if (line.startsWith(" ")) {
                rules.add(rule(line.substring(1)));
            } else {
                add(roles, name, rules);
                name = line;
                rules = new ArrayList<>();
            }
        }
        add(roles, name, rules);
        return roles;
    }

    private static String text() {
        try (InputStream in = BootstrapRoles.class.getResourceAsStream("roles.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(List<Mapping> roles, String name, List<Tree> rules) {
        if (!name.isEmpty()) {
            roles.add(Mapping.of("apiVersion", GROUP + "/v1", "kind", "ClusterRole", "metadata", metadata(name), "rules", new Sequence(rules)));
        }
    }

    private static Mapping metadata(String name) {
        return Mapping.of("annotations", Mapping.of("rbac.authorization.kubernetes.io/autoupdate", "true"),
                "labels", Mapping.of("kubernetes.io/bootstrapping", "rbac-defaults"), "name", name);
    }

    /** {@code groups;resources;verbs}, or {@code @paths;verbs}. */
    private static Mapping rule(String line) {
        String[] parts = line.split(";", -1);
        if (line.startsWith("@")) {
            return Mapping.of("nonResourceURLs", words(parts[0].substring(1)), "verbs", words(parts[1]));
        }
        return Mapping.of("apiGroups", words(parts[0]), "resources", words(parts[1]), "verbs", words(parts[2]));
    }

    private static Sequence words(String list) {
        return Sequence.ofTexts(List.of(list.split(",", -1)));
    }

    public static List<Mapping> bindings() {
        List<Mapping> bindings = new ArrayList<>();
        for (String line : BINDINGS) {
            String[] words = line.split(" ");
            List<Tree> subjects = new ArrayList<>();
            for (String name : words[2].equals("-") ? new String[0] : words[2].split(",")) {
                subjects.add(words[1].equals("ServiceAccount")
                        ? Mapping.of("kind", words[1], "name", name, "namespace", words[3])
                        : Mapping.of("apiGroup", GROUP, "kind", words[1], "name", name));
            }
            Mapping.Builder binding = Mapping.builder().put("apiVersion", GROUP + "/v1").put("kind", "ClusterRoleBinding").put("metadata", metadata(words[0]))
                    .put("roleRef", Mapping.of("apiGroup", GROUP, "kind", "ClusterRole", "name", words[0]));
            bindings.add(binding.putUnlessEmpty("subjects", new Sequence(subjects)).build());
        }
        return bindings;
    }
}
