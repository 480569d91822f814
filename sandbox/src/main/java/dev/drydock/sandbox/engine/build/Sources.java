package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Paths;
import dev.drydock.sandbox.build.convert.Operation;
import dev.drydock.sandbox.build.convert.Vertex;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.image.Digest;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.registry.RegistryServer;
import dev.drydock.sandbox.image.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Steps that bring files from elsewhere: images, what the client sends, what servers have. */
record Sources(Solving solving, Vertex vertex) {
    private static final long PREPARE_MICROS = 10_000;
    private static final long LAYER_MICROS = 45_000;
    private static final long TRANSFER_MICROS = 6_000;
    private static final long CONTEXT_MICROS = 22_000;
    private static final long CLIENT_BYTES_PER_SECOND = 250_000_000;

    private void put(Solve.Node node) {
        solving.put(solving.solve().orElseThrow().with(vertex.digest(), node));
    }

    /** Finds out what the source is; what the client sends is fetched at once. */
    void ask(Solve solve, Solve.Node node) {
        long now = solving.kernel().now();
        if (sent(solve)) {
            put(node.in(Solve.Phase.DONE).begun(now).keyed(Copying.digest(solve.order().context())).with(Snapshot.of(solve.order().context())));
            return;
        }
        solving.trace().begin(vertex);
        put(node.in(Solve.Phase.ASKED).begun(now));
        if (vertex.operation() instanceof Operation.Source source) {
            Vertex asked = vertex;
            solving.later(Solving.quick(), later -> new Sources(later, asked).named(source));
        } else if (vertex.operation() instanceof Operation.Local local) {
            local(solve, local, now);
        } else if (vertex.operation() instanceof Operation.Remote remote) {
            Fetching.begin(solving, vertex, remote);
        }
    }

    /** Whether the client's files came before all else, as an archive of their own. */
    private boolean sent(Solve solve) {
        return vertex.operation() instanceof Operation.Local local && local.name().equals("context") && solve.order().switches().remote();
    }

    // ---- images --------------------------------------------------------------------------------------------------------------------

    private Image image(Solve solve) {
        return solve.images().get(Solving.imageKey((Operation.Source) vertex.operation()));
    }

    private static String key(Image image) {
        List<String> chain = image.chainIds();
        return Vertex.digest("image " + (chain.isEmpty() ? "empty" : chain.get(chain.size() - 1)));
    }

    private void named(Operation.Source source) {
        Solve solve = solving.solve().orElseThrow();
        Solve.Node node = solve.node(vertex.digest());
        Image image = image(solve);
        solving.trace().end(vertex, node.began());
        put(node.in(Solve.Phase.NAMED).keyed(key(image)).with(Snapshot.of(image.layers(), image.root())));
        solving.advance();
    }

    /** The files are needed: they are there, or prepared, or fetched. */
    boolean take(Solve solve, Solve.Node node) {
        Image image = image(solve);
        long now = solving.kernel().now();
        Optional<Cached> used = Cached.find(solving.kernel(), solving.daemon().machine(), key(image));
        if (used.isPresent()) {
            used.get().touch(solving.kernel(), solving.daemon().machine());
            put(node.in(Solve.Phase.RUNNING).begun(now));
            Vertex kept = vertex;
            solving.later(Solving.quick(), later -> later.loaded(kept));
            return true;
        }
        solving.trace().begin(vertex);
        put(node.in(Solve.Phase.RUNNING).begun(now));
        List<Layer> missing = missing(image);
        Vertex asked = vertex;
        if (missing.isEmpty()) {
            solving.later(PREPARE_MICROS + LAYER_MICROS * Math.max(0, image.layers().size() - 1), later -> new Sources(later, asked).taken());
        } else {
            pull(image, missing, now);
        }
        return true;
    }

    private List<Layer> missing(Image image) {
        List<String> present = new ArrayList<>();
        new Images(solving.kernel(), solving.daemon().machine()).all().forEach(found -> present.addAll(found.image().chainIds()));
        Cached.all(solving.kernel(), solving.daemon().machine()).forEach(each -> present.add(each.key()));
        List<String> chain = image.chainIds();
        int depth = 0;
        while (depth < chain.size() && present.contains(chain.get(depth))) {
            depth++;
        }
        return image.layers().subList(depth, image.layers().size());
    }

    private void pull(Image image, List<Layer> missing, long now) {
        Operation.Source source = (Operation.Source) vertex.operation();
        Reference name = ((Reference) Reference.parse(source.name())).orLatest();
        RegistryServer.Line line = solving.kernel().transaction().find(RegistryServer.key(name.domain())).map(RegistryServer::line)
                .orElse(RegistryServer.Line.INTERNET);
        String whole = name.canonical() + (name.digest().isPresent() ? "" : "@" + image.manifestDigest());
        Trace trace = solving.trace();
        trace.progress(vertex, "resolve " + whole, 0, 0, now, now + line.latencyMicros());
        long manifest = image.manifest().length();
        long config = image.configuration().length();
        trace.progress(vertex, image.manifestDigest(), manifest, manifest, now, now + 1_000);
        trace.progress(vertex, image.id(), config, config, now, now + 2_000);
        new Downloading(vertex, missing, line.bytesPerSecond(), now, line.latencyMicros() * 2).begin(solving);
    }

    /** The image's files are there. */
    void taken() {
        Solve solve = solving.solve().orElseThrow();
        Image image = image(solve);
        Operation.Source source = (Operation.Source) vertex.operation();
        Reference name = ((Reference) Reference.parse(source.name())).orLatest();
        Cached.made(solving.kernel(), key(image), "", Cached.Kind.REGULAR, "pulled from " + name.canonical()
                + (source.digest().isEmpty() ? "" : "@" + source.digest()), Layer.of(Directory.EMPTY, 0, 0)).put(solving.kernel(), solving.daemon().machine());
        solving.taken(vertex, solve.node(vertex.digest()).result().orElseThrow());
    }

    // ---- the client's files --------------------------------------------------------------------------------------------------------

    private void local(Solve solve, Operation.Local local, long now) {
        boolean main = local.name().equals("context");
        Directory all = main ? solve.order().context()
                : solve.order().client().contexts().has(local.name()) ? ContextArchive.read(solve.order().client().contexts().get(local.name()).text()) : Directory.EMPTY;
        Transfer.Sent sent = main ? Transfer.of(solving.kernel(), solving.daemon().machine(), solve.order(), local, all)
                : new Transfer.Sent(all, 0);
        long micros = TRANSFER_MICROS + sent.bytes() * 1_000_000 / CLIENT_BYTES_PER_SECOND;
        solving.trace().progress(vertex, "transferring context:", sent.bytes(), 0, now, now + micros);
        Vertex asked = vertex;
        Directory files = sent.files();
        solving.later(CONTEXT_MICROS + micros, later -> new Sources(later, asked).arrived(files, main));
    }

    private void arrived(Directory files, boolean main) {
        Solve solve = solving.solve().orElseThrow();
        Layer kept = Layer.of(files);
        if (main) {
            Frontend.local(solving.kernel(), solving.daemon().machine(), solve.order(), "context", kept);
        }
        put(solve.node(vertex.digest()).keyed(Digest.of(Bytes.of(Paths.clean(solve.order().place()) + Copying.digest(files)))));
        solving.taken(vertex, Snapshot.of(files));
    }
}
