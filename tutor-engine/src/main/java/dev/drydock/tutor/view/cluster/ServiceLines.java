package dev.drydock.tutor.view.cluster;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.tutor.page.Columns;
import dev.drydock.tutor.view.picture.Look;
import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.picture.Picture;
import dev.drydock.tutor.view.picture.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Services, with a line to each endpoint behind them: where a request to the service can go. */
final class ServiceLines {
    private static final int NAME_COLUMNS = 46;

    private final Paper paper;

    ServiceLines(Paper paper) {
        this.paper = paper;
    }

    /** @param slices endpoint slices of all services */
    Picture draw(List<Mapping> services, List<Mapping> pods, List<Mapping> slices) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(paper.say("view.services", services.size()), Look.TITLE));
        int head = Math.min(NAME_COLUMNS, paper.columns() / 2);
        for (Mapping service : services) {
            List<Row> targets = targets(service, pods, slices);
            String name = Row.shortened(" " + name(service) + " " + where(service) + " ", head);
            rows.add(Row.of(name).then("─".repeat(Math.max(1, head - Columns.of(name))), Look.FRAME).then(joint(0, targets.size()), Look.FRAME)
                    .then(targets.isEmpty() ? Row.of(" " + paper.say("view.no-endpoints"), Look.WAITING) : targets.get(0)));
            for (int i = 1; i < targets.size(); i++) rows.add(Row.of(" ".repeat(head) + joint(i, targets.size()), Look.FRAME).then(targets.get(i)));
        }
        return new Picture(rows);
    }

    private static String joint(int index, int count) {
        if (count <= 1) return count == 0 ? "x" : "──>";
        return index == 0 ? "┬─>" : index + 1 < count ? "├─>" : "└─>";
    }

    private static String name(Mapping service) {
        String namespace = Objects.namespace(service);
        return (namespace.equals("default") ? "" : namespace + "/") + Objects.name(service);
    }

    private static String where(Mapping service) {
        String address = service.at("spec", "clusterIP").text();
        String port = service.at("spec", "ports").items().stream().findFirst().map(first -> {
            long node = first.get("nodePort").whole();
            return ":" + first.get("port").whole() + (node == 0 ? "" : " node:" + node);
        }).orElse("");
        return (address.equals("None") ? "headless" : address) + port;
    }

    private static List<Row> targets(Mapping service, List<Mapping> pods, List<Mapping> slices) {
        List<Row> targets = new ArrayList<>();
        for (Mapping slice : slices) {
            boolean its = Objects.label(slice, "kubernetes.io/service-name").equals(Objects.name(service)) && Objects.namespace(slice).equals(Objects.namespace(service));
            if (!its) continue;
            for (Tree endpoint : slice.get("endpoints").items()) targets.add(target(endpoint, Objects.namespace(service), pods));
        }
        return targets;
    }

    private static Row target(Tree endpoint, String namespace, List<Mapping> pods) {
        String name = endpoint.at("targetRef", "name").text();
        String address = endpoint.get("addresses").items().stream().findFirst().map(Tree::text).orElse("");
        boolean ready = endpoint.at("conditions", "ready").truth();
        PodLook state = pods.stream().filter(pod -> Objects.name(pod).equals(name) && Objects.namespace(pod).equals(namespace)).findFirst().map(PodLook::of)
                .orElse(new PodLook(ready ? 'R' : 'N', ready ? Look.GOOD : Look.WAITING, ""));
        Row row = Row.of(" ").then("[" + state.letter() + "]", state.look()).then(name.isEmpty() ? "" : " " + name);
        return row.then(" " + address.toLowerCase(Locale.ROOT), Look.FAINT).then(ready ? "" : " (" + state.word() + ")", state.look());
    }
}
