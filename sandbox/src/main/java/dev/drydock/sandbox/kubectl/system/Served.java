package dev.drydock.sandbox.kubectl.system;

import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.discovery.Discovery;
import dev.drydock.sandbox.kubectl.print.Columns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the server serves: {@code api-resources} and {@code api-versions}. */
public final class Served {
    private Served() {}

    public static Task<Done> versions(Job job) {
        if (!job.arguments().isEmpty()) {
            return job.misused("unexpected arguments: [" + String.join(" ", job.arguments()) + "]");
        }
        return job.cluster().then(Discovery::fresh).then(kinds -> Task.print(String.join("", kinds.versions().stream().sorted().map(version -> version + "\n").toList())));
    }

    public static Task<Done> resources(Job job) {
        if (!job.arguments().isEmpty()) {
            return job.misused("unexpected arguments: [" + String.join(" ", job.arguments()) + "]");
        }
        String output = job.text("output");
        if (!List.of("", "wide", "name").contains(output)) {
            return Task.fail("--output " + output + " is not available");
        }
        String order = job.text("sort-by");
        if (!List.of("", "name", "kind").contains(order)) {
            return Task.fail("--sort-by accepts only name or kind");
        }
        return job.cluster().then(cluster -> job.on("cached") ? Discovery.kinds(cluster) : Discovery.fresh(cluster)).then(kinds -> {
            List<Kind> shown = new ArrayList<>(kinds.preferred().stream().filter(kind -> wanted(job, kind)).toList());
            shown.sort(order.equals("name") ? Comparator.comparing(Kind::plural) : order.equals("kind") ? Comparator.comparing(Kind::kind)
                    : Comparator.comparing(Kind::group).thenComparing(Kind::plural));
            return Task.print(output.equals("name")
                    ? String.join("", shown.stream().map(kind -> kind.qualified() + "\n").toList())
                    : table(shown, output.equals("wide"), !job.on("no-headers")));
        });
    }

    private static boolean wanted(Job job, Kind kind) {
        List<String> verbs = job.list("verbs");
        List<String> categories = job.list("categories");
        return !kind.verbs().isEmpty() && (!job.given("api-group") || kind.group().equals(job.text("api-group")))
                && (!job.given("namespaced") || kind.namespaced() == job.on("namespaced"))
                && kind.verbs().containsAll(verbs) && kind.categories().containsAll(categories);
    }

    private static String table(List<Kind> kinds, boolean wide, boolean headed) {
        List<List<String>> rows = new ArrayList<>();
        if (headed) {
            rows.add(wide ? List.of("NAME", "SHORTNAMES", "APIVERSION", "NAMESPACED", "KIND", "VERBS", "CATEGORIES")
                    : List.of("NAME", "SHORTNAMES", "APIVERSION", "NAMESPACED", "KIND"));
        }
        for (Kind kind : kinds) {
            List<String> row = new ArrayList<>(List.of(kind.plural(), String.join(",", kind.shortNames()), kind.apiVersion(),
                    Boolean.toString(kind.namespaced()), kind.kind()));
            if (wide) {
                row.add(String.join(",", kind.verbs()));
                row.add(String.join(",", kind.categories()));
            }
            rows.add(row);
        }
        return Columns.layOut(rows);
    }
}
