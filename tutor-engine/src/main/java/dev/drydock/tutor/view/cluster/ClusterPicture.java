package dev.drydock.tutor.view.cluster;

import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Heartbeats;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.etcd.Etcd;
import dev.drydock.sandbox.cluster.etcd.KeyValue;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.unit.NaturalOrder;
import dev.drydock.sandbox.unit.Power;
import dev.drydock.tutor.view.picture.Look;
import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.picture.Picture;
import dev.drydock.tutor.view.picture.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Draws the master, the nodes and the services. */
public final class ClusterPicture {
    private static final List<String> COMPONENTS = List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler");
    private static final int BOX_COLUMNS = 26;
    private static final int WIDEST_BOX = 60;
    private static final String SYSTEM = "kube-system";

    private final Transaction transaction;
    private final Paper paper;
    private final List<Mapping> pods;

    private ClusterPicture(Transaction transaction, Paper paper) {
        this.transaction = transaction;
        this.paper = paper;
        this.pods = list(Resources.PODS);
    }

    /** The picture of a moment; a sentence where there is no cluster. */
    public static Picture of(Kernel kernel, Paper paper) {
        if (!standsIn(kernel)) return Picture.of(Row.of(paper.say("view.no-cluster")));
        return new ClusterPicture(kernel.transaction(), paper).draw();
    }

    /** Whether there is a cluster to draw. */
    public static boolean standsIn(Kernel kernel) {
        return ControlPlane.find(kernel.transaction()).isPresent();
    }

    private List<Mapping> list(Resource resource) {
        return new Etcd(transaction).range(resource.folder()).values().stream().map(KeyValue::value).toList();
    }

    private Picture draw() {
        List<Picture> parts = new ArrayList<>();
        parts.add(master());
        parts.add(nodes());
        Picture homeless = homeless();
        if (!homeless.rows().isEmpty()) parts.add(homeless);
        parts.add(new ServiceLines(paper).draw(list(Resources.SERVICES), pods, list(Resources.ENDPOINT_SLICES)));
        parts.add(paper.legend("view.cluster-legend"));
        return Picture.stacked(parts).fit(paper.columns());
    }

    // ---- the master --------------------------------------------------------------------------------------------------------------

    private Picture master() {
        ControlPlane shape = ControlPlane.find(transaction).orElseThrow();
        TreeSet<String> machines = new TreeSet<>(shape.servers());
        machines.addAll(shape.members());
        List<Picture> rows = new ArrayList<>();
        for (String machine : machines) {
            List<Row> parts = new ArrayList<>();
            if (machines.size() > 1) parts.add(Row.of(machine + "  ", Look.FAINT));
            for (String component : COMPONENTS) {
                boolean belongs = (component.equals("etcd") ? shape.members() : shape.servers()).contains(machine);
                if (belongs) parts.add(sign(ControlPlane.runs(transaction, component, machine)).then(" " + component + "  "));
            }
            rows.add(Picture.flowing(parts, Picture.inside(paper.columns())));
        }
        Row title = Row.of(paper.say("view.master"), Look.TITLE).then((machines.size() > 1 ? "" : " " + machines.first()) + " " + shape.version(), Look.FAINT);
        Picture all = Picture.stacked(rows).boxed(title, paper.columns(), Look.FRAME);
        return ControlPlane.hasQuorum(transaction) ? all : all.above(Picture.of(Row.of(paper.say("view.no-quorum"), Look.BAD)));
    }

    private static Row sign(boolean runs) {
        return runs ? Row.of("[R]", Look.GOOD) : Row.of("[X]", Look.BAD);
    }

    // ---- nodes and pods ----------------------------------------------------------------------------------------------------------

    private Picture nodes() {
        List<Mapping> nodes = new ArrayList<>(list(Resources.NODES));
        nodes.sort(Comparator.comparing(Objects::name, NaturalOrder.ORDER));
        int most = Math.max(1, (paper.columns() + 1) / (BOX_COLUMNS + 1));
        int shelfCount = Math.max(1, (nodes.size() + most - 1) / most);
        int perRow = Math.max(1, (nodes.size() + shelfCount - 1) / shelfCount);
        int width = Math.min(WIDEST_BOX, (paper.columns() + 1) / perRow - 1);
        List<Picture> shelves = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i += perRow) {
            List<List<Row>> shelf = new ArrayList<>();
            for (Mapping node : nodes.subList(i, Math.min(i + perRow, nodes.size()))) shelf.add(inside(Objects.name(node), Picture.inside(width)));
            int height = shelf.stream().mapToInt(List::size).max().orElse(0);
            List<Picture> boxes = new ArrayList<>();
            for (int j = 0; j < shelf.size(); j++) boxes.add(node(nodes.get(i + j), shelf.get(j), height, width));
            shelves.add(Picture.beside(boxes, width));
        }
        return Picture.stacked(shelves);
    }

    private Picture node(Mapping node, List<Row> content, int height, int width) {
        boolean ready = Objects.is(node, "Ready");
        Row title = Row.of(Objects.name(node), Look.TITLE).then(ready ? " Ready" : " NotReady", ready ? Look.GOOD : Look.BAD);
        if (node.at("spec", "unschedulable").truth()) title = title.then(" " + paper.say("view.cordoned"), Look.WAITING);
        List<Row> rows = new ArrayList<>(content);
        while (rows.size() < height) rows.add(Row.EMPTY);
        return new Picture(rows).boxed(title, width, ready ? Look.FRAME : Look.BAD);
    }

    private List<Row> inside(String node, int width) {
        List<Row> rows = new ArrayList<>();
        if (Power.isOff(transaction, node)) rows.add(Row.of(paper.say("view.off"), Look.BAD));
        else rows.add(sign(Heartbeats.alive(transaction, node)).then(" kubelet ").then(sign(ControlPlane.runs(transaction, "kube-proxy", node))).then(" proxy"));
        List<Row> own = new ArrayList<>();
        List<Row> system = new ArrayList<>();
        for (Mapping pod : pods) {
            if (!pod.at("spec", "nodeName").text().equals(node)) continue;
            boolean systems = Objects.namespace(pod).equals(SYSTEM);
            (systems ? system : own).add(pod(pod, width, systems ? Look.FAINT : Look.PLAIN));
        }
        rows.addAll(own);
        if (!system.isEmpty()) rows.add(Row.of("─ " + SYSTEM + " " + "─".repeat(Math.max(0, width - SYSTEM.length() - 3)), Look.FRAME));
        rows.addAll(system);
        return rows;
    }

    private static Row pod(Mapping pod, int width, Look look) {
        PodLook state = PodLook.of(pod);
        String namespace = Objects.namespace(pod);
        boolean foreign = !namespace.equals("default") && !namespace.equals(SYSTEM);
        String name = Row.shortened((foreign ? namespace + "/" : "") + Objects.name(pod), width - 4);
        Row row = Row.of("[" + state.letter() + "]", state.look()).then(" " + name, look);
        boolean told = state.letter() == 'R' || row.columns() + 1 + state.word().length() > width;
        return told ? row : row.then(" " + state.word(), state.look());
    }

    /** Pods that no node has. */
    private Picture homeless() {
        List<Row> rows = new ArrayList<>();
        for (Mapping pod : pods) {
            if (pod.at("spec", "nodeName").text().isEmpty()) rows.add(pod(pod, Picture.inside(paper.columns()), Look.PLAIN));
        }
        return rows.isEmpty() ? Picture.EMPTY : new Picture(rows).boxed(Row.of(paper.say("view.homeless"), Look.WAITING), paper.columns(), Look.WAITING);
    }
}
