package dev.drydock.lessons.check;

import dev.drydock.lessons.source.Form;
import dev.drydock.lessons.source.Node;
import dev.drydock.lessons.source.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** How checks of a cluster are written: a few kinds by their own word, every other as an {@code object} with its kind; services of machines. */
final class ClusterChecks {
    private static final String PATH = "[A-Za-z0-9/_-]+(\\[[^\\[\\]]+\\])?(\\.[A-Za-z0-9/_-]+(\\[[^\\[\\]]+\\])?)*";

    private ClusterChecks() {}

    static void addTo(Map<String, BiFunction<Node, Problems, Optional<Check>>> readerByKind) {
        for (String kind : List.of("Pod", "Deployment", "Service", "Node")) {
            readerByKind.put(kind.toLowerCase(java.util.Locale.ROOT), (node, problems) -> object(kind, form(node, problems)));
        }
        readerByKind.put("object", (node, problems) -> {
            Form form = Form.of(node, problems, "kind", "name", "namespace", "labels", "where", "count");
            String kind = form.requiredText("kind");
            return kind.isEmpty() ? Optional.empty() : object(kind, form);
        });
        readerByKind.put("unit", ClusterChecks::unit);
    }

    private static Form form(Node node, Problems problems) {
        return Form.of(node, problems, "name", "namespace", "labels", "where", "count");
    }

    private static Optional<Check> object(String kind, Form form) {
        Map<String, String> wantedByPath = new LinkedHashMap<>(form.textByName("where"));
        List<String> wrong = new ArrayList<>(wantedByPath.keySet());
        wrong.removeIf(path -> path.matches(PATH));
        for (String path : wrong) form.problems().error(form.placeOf("where"), "lint.check.field-path", "here", path);
        return Optional.of(new ObjectIs(kind, form.text("namespace").orElse("default"), form.text("name"), form.textByName("labels"),
                wantedByPath, form.number("count", 100_000)));
    }

    private static Optional<Check> unit(Node node, Problems problems) {
        Form form = Form.of(node, problems, "name", "host", "state");
        String name = form.requiredText("name");
        Optional<String> state = form.required("state").flatMap(any -> form.word("state", List.of("running", "stopped")));
        return name.isEmpty() ? Optional.empty() : state.map(word -> new UnitIs(name, form.text("host"), word.equals("running")));
    }
}
