package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.convert.Vertex;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.registry.Registries;
import dev.drydock.sandbox.registry.RegistryServer;

/**
 * The image that {@code # syntax=} names: it is fetched as the original fetches it, and the file is then read by our own rules.
 *
 * @param ready whether its name was looked up
 */
record Syntax(Order order, Frontend then, boolean ready, String digest, long began) implements Work {
    private static final long RUN_MICROS = 30_000;

    static void resolve(Kernel kernel, Daemon daemon, Order order, Frontend then) {
        String image = order.file().directives().syntax();
        boolean known = !image.isEmpty() && Reference.parse(image) instanceof Reference;
        if (!known) {
            then.run(kernel, daemon);
            return;
        }
        Trace trace = new Trace(kernel, order.exchange());
        Reference name = name(order);
        trace.begin(trace.internal(asking(name)));
        long latency = kernel.transaction().find(RegistryServer.key(name.domain())).map(server -> server.line().latencyMicros()).orElse(15_000L);
        Work.after(kernel, daemon.machine(), latency * 4, new Syntax(order, then, false, "", kernel.now()));
    }

    private static Reference name(Order order) {
        return ((Reference) Reference.parse(order.file().directives().syntax())).orLatest();
    }

    private static String asking(Reference name) {
        return "resolve image config for docker-image://" + name.canonical();
    }

    @Override
    public void run(Kernel kernel, Daemon daemon) {
        Trace trace = new Trace(kernel, order.exchange());
        Reference name = name(order);
        if (!ready) {
            looked(kernel, daemon, trace, name);
            return;
        }
        trace.end(trace.internal(using(name)), began);
        then.run(kernel, daemon);
    }

    private String using(Reference name) {
        return "docker-image://" + name.canonical() + (name.digest().isPresent() ? "" : "@" + digest);
    }

    private void looked(Kernel kernel, Daemon daemon, Trace trace, Reference name) {
        Vertex asked = trace.internal(asking(name));
        Registries.Found found = new Registries(kernel, daemon.machine()).image(name, Image.Platform.LINUX_AMD64, Logins.of(order, name.domain()));
        if (!(found instanceof Registries.Found.One one)) {
            String why = Refusals.words(name, "", ((Registries.Found.Refused) found).message());
            trace.failed(asked, began, why);
            int line = 1;
            trace.refuse(order, "failed to resolve source metadata for " + name.canonical() + ": " + why, line, line);
            return;
        }
        trace.end(asked, began);
        Syntax next = new Syntax(order, then, true, one.image().manifestDigest(), kernel.now());
        Vertex image = trace.internal(next.using(name));
        String key = Vertex.digest("frontend " + one.image().manifestDigest());
        if (Cached.find(kernel, daemon.machine(), key).isPresent()) {
            trace.cached(image, kernel.now());
            then.run(kernel, daemon);
            return;
        }
        trace.begin(image);
        long bytes = one.image().layers().stream().mapToLong(Layer::compressedSize).sum();
        trace.progress(image, "resolve " + next.using(name).substring(15), 0, 0, kernel.now(), kernel.now());
        long micros = RUN_MICROS + bytes * 1_000_000 / one.server().line().bytesPerSecond();
        for (Layer layer : one.image().layers()) {
            trace.progress(image, layer.digest(), layer.compressedSize(), layer.compressedSize(), kernel.now(), kernel.now() + micros / 2);
        }
        Cached.made(kernel, key, "", Cached.Kind.REGULAR, "pulled from " + next.using(name).substring(15), Layer.of(Directory.EMPTY, bytes, bytes))
                .put(kernel, daemon.machine());
        Work.after(kernel, daemon.machine(), micros, next);
    }
}
