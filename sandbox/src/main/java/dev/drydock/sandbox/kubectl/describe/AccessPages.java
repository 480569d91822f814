package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages of access rights: Role, ClusterRole, RoleBinding, ClusterRoleBinding. */
public final class AccessPages {
    private AccessPages() {}

    static Task<String> role(Subject subject) {
        Page page = new Page().field("Name", subject.item().name()).labels("Labels", subject.meta().get("labels")).annotations("Annotations", subject.meta().get("annotations"))
                .line(0, "PolicyRule:").line(1, "Resources\tNon-Resource URLs\tResource Names\tVerbs").line(1, "---------\t-----------------\t--------------\t-----");
        rows(subject.object().get("rules").mappings(), true).forEach(row -> page.line(1, String.join("\t", row)));
        return Task.of(page.laidOut());
    }

    /**
     * Rules broken down to one resource a row, rows that differ only in their verbs joined.
     *
     * @param sorted whether rows are in the order of their text
     */
    public static List<List<String>> rows(List<Mapping> rules, boolean sorted) {
        Map<List<String>, List<String>> verbsByRow = new LinkedHashMap<>();
        List<String> order = new ArrayList<>();
        for (Mapping rule : rules) {
            List<String> verbs = rule.get("verbs").texts();
            for (String group : rule.get("apiGroups").texts()) {
                for (String resource : rule.get("resources").texts()) {
                    List<String> names = rule.get("resourceNames").texts();
                    for (String name : names.isEmpty() ? List.of("") : names) {
                        add(verbsByRow, List.of(resource(resource, group), "[]", name.isEmpty() ? "[]" : "[" + name + "]", group + "\u0000" + resource), verbs);
                    }
                }
            }
        }
        List<List<String>> rows = new ArrayList<>();
        verbsByRow.forEach((row, verbs) -> {
            rows.add(List.of(row.get(0), row.get(1), row.get(2), "[" + String.join(" ", verbs) + "]"));
            order.add(sortKey(row, verbs));
        });
        for (Mapping rule : rules) {
            for (String url : rule.get("nonResourceURLs").texts()) {
                for (String verb : rule.get("verbs").texts()) {
                    rows.add(List.of("", "[" + url + "]", "[]", "[" + verb + "]"));
                    order.add(sortKey(List.of("", "[" + url + "]", "[]", ""), List.of(verb)));
                }
            }
        }
        if (sorted) {
            List<Integer> indices = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                indices.add(i);
            }
            indices.sort((a, b) -> order.get(a).compareTo(order.get(b)));
            return indices.stream().map(rows::get).toList();
        }
        return List.copyOf(rows);
    }

    /** As the original's generated String() of a rule, by which it sorts. */
    private static String sortKey(List<String> row, List<String> verbs) {
        String[] place = row.get(3).split("\u0000", -1);
        boolean url = row.get(3).isEmpty();
        return "&PolicyRule{Verbs:[" + String.join(" ", verbs) + "],APIGroups:[" + (url ? "" : place[0]) + "],Resources:[" + (url ? "" : place[1]) + "],ResourceNames:"
                + row.get(2) + ",NonResourceURLs:" + row.get(1) + ",}";
    }

    private static void add(Map<List<String>, List<String>> rows, List<String> row, List<String> verbs) {
        List<String> known = rows.computeIfAbsent(row, same -> new ArrayList<>());
        verbs.stream().filter(verb -> !known.contains(verb)).forEach(known::add);
    }

    /** {@code deployments.apps/scale}. */
    private static String resource(String resource, String group) {
        String[] parts = resource.split("/", 2);
        return parts[0] + (group.isEmpty() ? "" : "." + group) + (parts.length > 1 ? "/" + parts[1] : "");
    }

    static Task<String> binding(Subject subject) {
        Page page = new Page().field("Name", subject.item().name()).labels("Labels", subject.meta().get("labels")).annotations("Annotations", subject.meta().get("annotations"))
                .line(0, "Role:").field(1, "Kind", subject.object().at("roleRef", "kind").text()).field(1, "Name", subject.object().at("roleRef", "name").text())
                .line(0, "Subjects:").line(1, "Kind\tName\tNamespace").line(1, "----\t----\t---------");
        Tree subjects = subject.object().get("subjects");
        subjects.mappings().forEach(each -> page.line(1, each.get("kind").text() + "\t" + each.get("name").text() + "\t" + each.get("namespace").text()));
        return Task.of(page.laidOut());
    }
}
