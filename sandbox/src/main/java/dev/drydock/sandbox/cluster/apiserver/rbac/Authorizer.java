package dev.drydock.sandbox.cluster.apiserver.rbac;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.admission.Neighbours;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The RBAC authorizer: what no role allows is forbidden. Members of {@code system:masters} may do all. */
public final class Authorizer {
    private static final String MASTERS = "system:masters";

    private final Neighbours neighbours;

    public Authorizer(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /** Somebody and the groups he belongs to. */
    public record Subject(String user, List<String> groups) {
        public Subject {
            groups = List.copyOf(groups);
        }
    }

    /** @param reason why it is allowed, in the original's words; empty if it needs none */
    public record Decision(boolean allowed, String reason) {}

    /** A rule that a subject has, and by which binding. */
    private record Held(Tree rule, String reason) {}

    public Decision decide(Subject subject, Deed deed) {
        if (subject.groups().contains(MASTERS)) {
            return new Decision(true, "");
        }
        for (Held held : held(subject, deed.namespace())) {
            if (covers(held.rule(), deed)) {
                return new Decision(true, held.reason());
            }
        }
        return new Decision(false, "");
    }

    /** All rules that somebody has in a namespace. */
    public List<Tree> rules(Subject subject, String namespace) {
        List<Tree> rules = new ArrayList<>();
        if (subject.groups().contains(MASTERS)) {
            rules.add(Mapping.of("verbs", List.of("*"), "apiGroups", List.of("*"), "resources", List.of("*")));
            rules.add(Mapping.of("verbs", List.of("*"), "nonResourceURLs", List.of("*")));
        }
        held(subject, namespace).forEach(held -> rules.add(held.rule()));
        return rules;
    }

    private List<Held> held(Subject subject, String namespace) {
        List<Held> held = new ArrayList<>();
        for (Mapping binding : neighbours.list(Resources.CLUSTER_ROLE_BINDINGS, "")) {
            add(held, subject, binding, "");
        }
        if (!namespace.isEmpty()) {
            for (Mapping binding : neighbours.list(Resources.ROLE_BINDINGS, namespace)) {
                add(held, subject, binding, namespace);
            }
        }
        return held;
    }

    private void add(List<Held> held, Subject subject, Mapping binding, String namespace) {
        Optional<String> who = member(subject, binding, namespace);
        if (who.isEmpty()) {
            return;
        }
        Tree reference = binding.get("roleRef");
        String name = reference.get("name").text();
        boolean cluster = reference.get("kind").text().equals("ClusterRole");
        Optional<Mapping> role = cluster ? neighbours.find(Resources.CLUSTER_ROLES, "", name) : neighbours.find(Resources.ROLES, namespace, name);
        String own = namespace.isEmpty() ? Objects.name(binding) : Objects.name(binding) + "/" + namespace;
        String reason = "RBAC: allowed by " + binding.get("kind").text() + " \"" + own + "\" of " + reference.get("kind").text() + " \"" + name + "\" to " + who.get();
        role.ifPresent(found -> found.get("rules").items().forEach(rule -> held.add(new Held(rule, reason))));
    }

    /** As what a binding means the subject, if it does. */
    private static Optional<String> member(Subject subject, Mapping binding, String namespace) {
        for (Tree each : binding.get("subjects").items()) {
            String name = each.get("name").text();
            switch (each.get("kind").text()) {
                case "User" -> {
                    if (name.equals(subject.user())) {
                        return Optional.of("User \"" + name + "\"");
                    }
                }
                case "Group" -> {
                    if (subject.groups().contains(name)) {
                        return Optional.of("Group \"" + name + "\"");
                    }
                }
                default -> {
                    String home = each.get("namespace").text(namespace);
                    if (subject.user().equals("system:serviceaccount:" + home + ":" + name)) {
                        return Optional.of("ServiceAccount \"" + name + "/" + home + "\"");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean covers(Tree rule, Deed deed) {
        if (!has(rule.get("verbs"), deed.verb())) {
            return false;
        }
        if (!deed.path().isEmpty()) {
            for (String url : rule.get("nonResourceURLs").texts()) {
                if (url.equals("*") || url.equals(deed.path()) || url.endsWith("*") && deed.path().startsWith(url.substring(0, url.length() - 1))) {
                    return true;
                }
            }
            return false;
        }
        int slash = deed.resource().indexOf('/');
        boolean resource = has(rule.get("resources"), deed.resource())
                || slash >= 0 && rule.get("resources").texts().contains("*" + deed.resource().substring(slash));
        List<String> names = rule.get("resourceNames").texts();
        return has(rule.get("apiGroups"), deed.group()) && resource && (names.isEmpty() || names.contains(deed.name()));
    }

    private static boolean has(Tree list, String word) {
        for (Tree item : list.items()) {
            if (item.text().equals("*") || item.text().equals(word)) {
                return true;
            }
        }
        return false;
    }
}
