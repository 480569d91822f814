package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.convert.Conversion;
import dev.drydock.sandbox.build.convert.Graph;
import dev.drydock.sandbox.build.convert.Operation;
import dev.drydock.sandbox.build.convert.Vertex;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.process.Kernel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries the steps of a graph out, each as soon as it can and only if it must, as BuildKit's solver does: first it is found out by names
 * alone what is kept from before; files are only touched where something is new. Steps that do not need one another go at the same time.
 */
final class Solving {
    /** How long it takes to find out what an image is, or to take a result from the cache. */
    private static final long QUICK_MICROS = 2_000;

    private final Kernel kernel;
    private final Daemon daemon;
    private final String exchange;
    private final Trace trace;

    Solving(Kernel kernel, Daemon daemon, String exchange) {
        this.kernel = kernel;
        this.daemon = daemon;
        this.exchange = exchange;
        this.trace = new Trace(kernel, exchange);
    }

    static void begin(Kernel kernel, Daemon daemon, Order order, Graph graph, Map<String, Image> images) {
        Solve solve = new Solve(order, graph, images, new LinkedHashMap<>());
        if (graph.target().isEmpty()) {
            new Exporting(order, daemon.machine()).begin(kernel, graph, images, Snapshot.NOTHING);
            return;
        }
        kernel.transaction().put(Solve.key(order.exchange()), solve.with(graph.target(), Solve.Node.UNKNOWN.want()));
        Solving solving = new Solving(kernel, daemon, order.exchange());
        solving.trace.known(graph.vertices().values().stream()
                .filter(vertex -> !(order.switches().remote() && vertex.operation() instanceof Operation.Local)).toList());
        solving.advance();
    }

    /** The build, unless it has ended. */
    Optional<Solve> solve() {
        return kernel.transaction().find(Solve.key(exchange));
    }

    void put(Solve solve) {
        kernel.transaction().put(Solve.key(exchange), solve);
    }

    private void put(String digest, Solve.Node node) {
        put(solve().orElseThrow().with(digest, node));
    }

    Kernel kernel() {
        return kernel;
    }

    Daemon daemon() {
        return daemon;
    }

    Trace trace() {
        return trace;
    }

    /** Takes the steps as far as they can go now. */
    void advance() {
        if (solve().isEmpty()) {
            return;
        }
        if (!kernel.exchanges().connected(exchange)) {
            kernel.transaction().remove(Solve.key(exchange));
            trace.finish();
            return;
        }
        boolean moved = true;
        while (moved && solve().isPresent()) {
            moved = false;
            for (Vertex vertex : List.copyOf(solve().get().graph().vertices().values())) {
                moved |= solve().isPresent() && step(vertex);
            }
        }
        solve().filter(solve -> solve.node(solve.graph().target()).phase() == Solve.Phase.DONE).ifPresent(solve -> {
            kernel.transaction().remove(Solve.key(exchange));
            Snapshot last = solve.node(solve.graph().target()).result().orElseThrow();
            new Exporting(solve.order(), daemon.machine()).begin(kernel, solve.graph(), solve.images(), last);
        });
    }

    /** Whether something changed. */
    private boolean step(Vertex vertex) {
        Solve solve = solve().orElseThrow();
        Solve.Node node = solve.node(vertex.digest());
        return switch (node.phase()) {
            case NEW -> identify(solve, vertex, node);
            case NAMED -> node.wanted() && new Sources(this, vertex).take(solve, node);
            case FOUND -> node.wanted() && load(vertex, node);
            case WAITING -> start(solve, vertex, node);
            default -> false;
        };
    }

    // ---- what a step is ------------------------------------------------------------------------------------------------------------

    private boolean identify(Solve solve, Vertex vertex, Solve.Node node) {
        Operation operation = vertex.operation();
        if (operation instanceof Operation.Source || operation instanceof Operation.Local || operation instanceof Operation.Remote) {
            new Sources(this, vertex).ask(solve, node);
            return true;
        }
        String below = vertex.inputs().get(0);
        Solve.Node base = below.isEmpty() ? Solve.Node.UNKNOWN : solve.node(below);
        boolean keyed = below.isEmpty() || !base.key().isEmpty();
        boolean kept = below.isEmpty() || base.known();
        boolean lost = vertex.fresh() || base.uncached() && !kept || keyed && !Cached.knows(kernel, daemon.machine(), definition(vertex, base.key()));
        boolean changed = lost && !node.lost();
        if (changed) {
            put(vertex.digest(), node.lose());
            want(inputs(vertex));
        }
        List<String> others = vertex.inputs().subList(1, vertex.inputs().size()).stream().filter(input -> !input.isEmpty()).toList();
        changed |= want(others.stream().filter(input -> !solve.node(input).known() && solve.node(input).uncached()).toList());
        if (!keyed || !others.stream().allMatch(input -> solve.node(input).known())) {
            return changed;
        }
        String missing = Keys.missing(solve, vertex);
        if (!missing.isEmpty()) {
            ancestors(vertex);
            trace.begin(vertex);
            put(vertex.digest(), node.in(Solve.Phase.RUNNING).begun(kernel.now()));
            String why = "failed to calculate checksum of ref " + Transfer.reference(solve.order().place(), missing) + ": \"/" + missing + "\": not found";
            fail(vertex, why, "failed to compute cache key: " + why);
            return true;
        }
        String key = Keys.of(solve, vertex);
        Optional<Cached> cached = vertex.fresh() || !kept ? Optional.empty() : Cached.find(kernel, daemon.machine(), key);
        if (cached.isPresent()) {
            put(vertex.digest(), node.in(Solve.Phase.FOUND).keyed(key).with(below(solve, vertex).with(cached.get().layer(), cached.get().created())));
        } else {
            put(vertex.digest(), node.in(Solve.Phase.WAITING).keyed(key));
        }
        return true;
    }

    private static String definition(Vertex vertex, String base) {
        return Vertex.digest(vertex.operation().definition() + "\n" + base);
    }

    /** The files that a step is built on. */
    Snapshot below(Solve solve, Vertex vertex) {
        return vertex.inputs().get(0).isEmpty() ? Snapshot.NOTHING : solve.node(vertex.inputs().get(0)).result().orElse(Snapshot.NOTHING);
    }

    private boolean want(List<String> digests) {
        boolean changed = false;
        for (String digest : digests) {
            Solve.Node node = solve().orElseThrow().node(digest);
            if (!node.wanted()) {
                put(digest, node.want());
                changed = true;
            }
        }
        return changed;
    }

    // ---- results -------------------------------------------------------------------------------------------------------------------

    /** Takes a result from the cache; what it is built on has then been needed by name only. */
    private boolean load(Vertex vertex, Solve.Node node) {
        ancestors(vertex);
        Cached.find(kernel, daemon.machine(), node.key()).ifPresent(cached -> cached.touch(kernel, daemon.machine()));
        put(vertex.digest(), node.in(Solve.Phase.RUNNING).begun(kernel.now()));
        later(QUICK_MICROS, later -> later.loaded(vertex));
        return true;
    }

    /** A result came from the cache. */
    void loaded(Vertex vertex) {
        Solve.Node node = solve().orElseThrow().node(vertex.digest());
        trace.cached(vertex, node.began());
        put(vertex.digest(), node.in(Solve.Phase.DONE));
        advance();
    }

    /** Steps below one that begins, and that nobody has heard of, were not needed: they count as kept. */
    void ancestors(Vertex vertex) {
        for (String input : vertex.inputs()) {
            Solve solve = solve().orElseThrow();
            if (!input.isEmpty() && !solve.node(input).told()) {
                Vertex below = solve.graph().vertices().get(input);
                ancestors(below);
                put(input, solve().orElseThrow().node(input).begun(kernel.now()));
                trace.cached(below, kernel.now());
            }
        }
    }

    private boolean start(Solve solve, Vertex vertex, Solve.Node node) {
        if (!node.wanted()) {
            return false;
        }
        List<String> inputs = inputs(vertex);
        if (want(inputs)) {
            return true;
        }
        if (!inputs.stream().allMatch(input -> solve.node(input).phase() == Solve.Phase.DONE)) {
            return false;
        }
        ancestors(vertex);
        trace.begin(vertex);
        String base = vertex.inputs().get(0).isEmpty() ? "" : solve.node(vertex.inputs().get(0)).key();
        Cached.learn(kernel, daemon.machine(), definition(vertex, base));
        put(vertex.digest(), node.in(Solve.Phase.RUNNING).begun(kernel.now()));
        if (vertex.operation() instanceof Operation.Run) {
            new Running(exchange, vertex).begin(kernel, daemon);
        } else {
            new Filing(this, vertex).begin(solve().orElseThrow());
        }
        return true;
    }

    /** A step came to a layer. */
    void made(Vertex vertex, Layer layer) {
        Solve solve = solve().orElseThrow();
        Solve.Node node = solve.node(vertex.digest());
        String created = GoTime.nano(kernel.now());
        String base = vertex.inputs().get(0).isEmpty() ? "" : solve.node(vertex.inputs().get(0)).key();
        if (!node.key().isEmpty()) {
            Cached.made(kernel, node.key(), base, Cached.Kind.REGULAR, Descriptions.of(vertex), layer).put(kernel, daemon.machine());
        }
        trace.end(vertex, node.began());
        put(vertex.digest(), node.in(Solve.Phase.DONE).with(below(solve, vertex).with(layer, created)));
        advance();
    }

    /** A step that only takes files is done. */
    void taken(Vertex vertex, Snapshot files) {
        Solve.Node node = solve().orElseThrow().node(vertex.digest());
        trace.end(vertex, node.began());
        put(vertex.digest(), node.in(Solve.Phase.DONE).with(files));
        advance();
    }

    /** Ends the build at a step; what else runs is cancelled. */
    void fail(Vertex vertex, String why, String whole) {
        Solve solve = solve().orElseThrow();
        trace.failed(vertex, solve.node(vertex.digest()).began(), why);
        for (Vertex other : solve.graph().vertices().values()) {
            Solve.Node node = solve.node(other.digest());
            boolean running = node.phase() == Solve.Phase.RUNNING || node.phase() == Solve.Phase.ASKED;
            if (running && !other.digest().equals(vertex.digest())) {
                trace.failed(other, node.began(), "context canceled");
            }
        }
        kernel.transaction().remove(Solve.key(exchange));
        trace.refuse(solve.order(), whole, vertex.line(), vertex.lastLine());
    }

    /** Has work done for this build later, if it is still under way then. */
    void later(long micros, Later work) {
        Work.after(kernel, daemon.machine(), micros, new Due(exchange, work));
    }

    /** A part of the work. */
    @FunctionalInterface
    interface Later {
        void run(Solving solving);
    }

    private record Due(String exchange, Later work) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            Solving solving = new Solving(kernel, daemon, exchange);
            if (solving.solve().isPresent()) {
                work.run(solving);
            }
        }
    }

    /** Under which an image of a step is known. */
    static String imageKey(Operation.Source source) {
        return Conversion.key(source.name(), source.platform());
    }

    static long quick() {
        return QUICK_MICROS;
    }

    /** Digests of the steps that a vertex needs, without the empty one. */
    static List<String> inputs(Vertex vertex) {
        return new ArrayList<>(vertex.inputs().stream().filter(input -> !input.isEmpty()).toList());
    }
}
