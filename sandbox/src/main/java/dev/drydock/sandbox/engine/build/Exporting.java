package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.convert.Conversion;
import dev.drydock.sandbox.build.convert.Graph;
import dev.drydock.sandbox.build.convert.Vertex;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The end of a build: the image gets into the engine's store and has its names, or its files go to the client. */
record Exporting(Order order, String machine) {
    private static final long QUICK_MICROS = 4_000;
    private static final long LAYER_MICROS = 30_000;
    private static final long BYTES_PER_SECOND = 300_000_000;

    void begin(Kernel kernel, Graph graph, Map<String, Image> images, Snapshot files) {
        Trace trace = new Trace(kernel, order.exchange());
        switch (order.client().export()) {
            case "none" -> trace.result(Mapping.EMPTY);
            case "local", "tar" -> toClient(kernel, files);
            default -> toStore(kernel, image(kernel, graph, images, files));
        }
    }

    // ---- an image ------------------------------------------------------------------------------------------------------------------

    /** The history's times: a step without a layer has that of the next new layer, or of the last one. */
    private Image image(Kernel kernel, Graph graph, Map<String, Image> images, Snapshot files) {
        List<Image.HistoryStep> steps = new ArrayList<>();
        Image.Platform platform = platform();
        int base = 0;
        if (!graph.base().isEmpty()) {
            Image from = images.get(Conversion.key(graph.base(), graph.platform()));
            steps.addAll(from.history());
            base = from.layers().size();
            platform = from.platform();
        }
        List<Snapshot.Made> layers = files.layers();
        int next = base;
        for (Graph.Step step : graph.history()) {
            String created = step.layer() && next < layers.size() ? layers.get(next++).created() : "";
            steps.add(new Image.HistoryStep(created, step.line(), "buildkit.dockerfile.v0", "", !step.layer()));
        }
        List<Image.HistoryStep> dated = dated(steps, GoTime.nano(kernel.now()));
        String last = dated.isEmpty() ? GoTime.nano(kernel.now()) : dated.get(dated.size() - 1).created();
        return new Image(platform, last, graph.config(), dated, layers.stream().map(Snapshot.Made::layer).toList());
    }

    private Image.Platform platform() {
        String[] parts = order.wish().wantedPlatform().split("/");
        return new Image.Platform(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
    }

    private static List<Image.HistoryStep> dated(List<Image.HistoryStep> steps, String now) {
        String created = "";
        boolean missing = false;
        for (Image.HistoryStep step : steps) {
            if (step.created().isEmpty()) {
                missing = true;
            } else {
                created = step.created();
                if (missing) {
                    break;
                }
            }
        }
        created = created.isEmpty() ? now : created;
        missing = false;
        List<Image.HistoryStep> dated = new ArrayList<>();
        for (Image.HistoryStep step : steps) {
            if (step.created().isEmpty()) {
                missing = true;
                dated.add(new Image.HistoryStep(created, step.createdBy(), step.comment(), step.author(), step.empty()));
            } else {
                created = missing ? step.created() : created;
                dated.add(step);
            }
        }
        return dated;
    }

    private void toStore(Kernel kernel, Image image) {
        Trace trace = new Trace(kernel, order.exchange());
        Vertex vertex = trace.internal("exporting to image");
        trace.begin(vertex);
        boolean known = new Images(kernel, machine).same(image).isPresent();
        List<Layer> layers = image.layers();
        long micros = known ? QUICK_MICROS : LAYER_MICROS + (layers.isEmpty() ? 0 : layers.get(layers.size() - 1).size() * 1_000_000 / BYTES_PER_SECOND);
        Work.after(kernel, machine, micros, new Stored(this, image, kernel.now()));
    }

    /** The layers are exported: the image is written and named. */
    private record Stored(Exporting exporting, Image image, long began) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            Order order = exporting.order();
            Trace trace = new Trace(kernel, order.exchange());
            Vertex vertex = trace.internal("exporting to image");
            Images images = new Images(kernel, daemon.machine());
            trace.progress(vertex, "exporting layers", 0, 0, began, kernel.now());
            trace.progress(vertex, "writing image " + image.id(), 0, 0, kernel.now(), kernel.now());
            images.keep(image, "");
            for (Reference tag : order.tags()) {
                String name = tag.canonical();
                trace.progress(vertex, "naming to " + (order.tags().size() == 1 && name.endsWith(":latest") ? name.substring(0, name.length() - 7) : name),
                        0, 0, kernel.now(), kernel.now());
                images.tag(image, tag);
                images.same(image).ifPresent(found -> images.put(found.key(), found.stored().taggedAt(kernel.now())));
                new EventLog(kernel, daemon.machine()).note("image", "tag", image.id(), Mapping.of("name", tag.familiar()));
            }
            trace.end(vertex, began);
            trace.result(Mapping.of("ID", image.id()));
        }
    }

    // ---- files ---------------------------------------------------------------------------------------------------------------------

    private void toClient(Kernel kernel, Snapshot files) {
        Trace trace = new Trace(kernel, order.exchange());
        boolean local = order.client().export().equals("local");
        Vertex vertex = trace.internal(local ? "exporting to client directory" : "exporting to client tarball");
        trace.begin(vertex);
        long bytes = files.layers().stream().mapToLong(made -> made.layer().size()).sum();
        Work.after(kernel, machine, LAYER_MICROS + bytes * 1_000_000 / BYTES_PER_SECOND, new Sent(this, files, bytes, kernel.now()));
    }

    /** The files are on their way. */
    private record Sent(Exporting exporting, Snapshot files, long bytes, long began) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            Trace trace = new Trace(kernel, exporting.order().exchange());
            boolean local = exporting.order().client().export().equals("local");
            Vertex vertex = trace.internal(local ? "exporting to client directory" : "exporting to client tarball");
            trace.progress(vertex, local ? "copying files" : "sending tarball", local ? bytes : 0, 0, began, kernel.now());
            trace.end(vertex, began);
            trace.result(Mapping.of("files", Base64.getEncoder().encodeToString(Tar.write(files.root()).toArray())));
        }
    }
}
