package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Dockerfile;
import dev.drydock.sandbox.build.Ignore;
import dev.drydock.sandbox.build.Mistake;
import dev.drydock.sandbox.build.ParsedDockerfile;
import dev.drydock.sandbox.build.Suggestion;
import dev.drydock.sandbox.build.convert.BaseImage;
import dev.drydock.sandbox.build.convert.Conversion;
import dev.drydock.sandbox.build.convert.Graph;
import dev.drydock.sandbox.build.convert.Vertex;
import dev.drydock.sandbox.build.convert.Warning;
import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.registry.Registries;
import dev.drydock.sandbox.registry.RegistryServer;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.unit.Units;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A build the way BuildKit does it, up to its first step: the Dockerfile is read, images are looked up, the list of ignored files is
 * taken, and all becomes a graph.
 *
 * @param images that were looked up, by name and platform
 * @param fetched digests of those that the engine does not have
 * @param ignores whether the list of ignored files was taken
 * @param warned how many findings the client has heard of
 */
record Frontend(Order order, Map<String, Image> images, Map<String, String> fetched, boolean ignores, int warned) implements Work {
    private static final long TRANSFER_MICROS = 4_000;
    private static final long INTERNAL_MICROS = 12_000;
    private static final String DEFINITION = "[internal] load build definition from ";
    private static final String IGNORES = "[internal] load .dockerignore";

    Frontend {
        images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
        fetched = Collections.unmodifiableMap(new LinkedHashMap<>(fetched));
    }

    /** Begins a build with what reading the Dockerfile gave; nothing if there was no such file. */
    static void begin(Kernel kernel, String machine, Order order, Optional<ParsedDockerfile> parsed, int length) {
        Trace trace = new Trace(kernel, order.exchange());
        if (order.switches().remote()) {
            trace.begin(trace.internal("[internal] load remote build context"));
        } else {
            Vertex vertex = trace.internal(DEFINITION + order.fileName());
            trace.known(List.of(vertex));
            trace.begin(vertex);
            long bytes = parsed.isEmpty() ? 2 : length + 27 + order.fileName().length();
            trace.progress(vertex, "transferring dockerfile:", bytes, 0, kernel.now(), kernel.now() + TRANSFER_MICROS);
        }
        Work.after(kernel, machine, INTERNAL_MICROS, new Defined(order, parsed, length, kernel.now()));
    }

    /** The Dockerfile is here. */
    private record Defined(Order order, Optional<ParsedDockerfile> parsed, int length, long began) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            Trace trace = new Trace(kernel, order.exchange());
            if (order.switches().remote()) {
                trace.end(trace.internal("[internal] load remote build context"), began);
                trace.begin(trace.internal("copy /context /"));
                trace.end(trace.internal("copy /context /"), kernel.now());
            } else {
                trace.end(trace.internal(DEFINITION + order.fileName()), began);
                remember(kernel, daemon.machine(), "dockerfile", length);
            }
            if (parsed.isEmpty()) {
                trace.refuse(order, "failed to read dockerfile: open " + order.fileName() + ": no such file or directory", 0, 0);
            } else if (length == 0) {
                trace.refuse(order, "the Dockerfile cannot be empty", 0, 0);
            } else if (parsed.get() instanceof Mistake mistake) {
                trace.refuse(order, mistake.sentence(), mistake.line(), mistake.lastLine());
            } else {
                Syntax.resolve(kernel, daemon, order, new Frontend(order, Map.of(), Map.of(), false, 0));
            }
        }

        private void remember(Kernel kernel, String machine, String what, int bytes) {
            Layer files = Layer.of(Directory.EMPTY, bytes, bytes);
            local(kernel, machine, order, what, files);
        }
    }

    /** Keeps what a client sent. */
    static void local(Kernel kernel, String machine, Order order, String what, Layer files) {
        String key = Vertex.digest("local " + what + " " + order.place());
        Optional<Cached> known = Cached.find(kernel, machine, key);
        if (known.isPresent()) {
            known.get().holding(files).touch(kernel, machine);
        } else {
            Cached.made(kernel, key, "", Cached.Kind.LOCAL, "local source for " + what, files).put(kernel, machine);
        }
    }

    private Frontend with(String key, Image image, String digest) {
        Map<String, Image> more = new LinkedHashMap<>(images);
        more.put(key, image);
        Map<String, String> digests = new LinkedHashMap<>(fetched);
        digests.put(key, digest);
        return new Frontend(order, more, digests, ignores, warned);
    }

    @Override
    public void run(Kernel kernel, Daemon daemon) {
        if (!kernel.exchanges().connected(order.exchange())) {
            kernel.exchanges().finish(order.exchange());
            return;
        }
        Conversion.Result result = convert();
        Trace trace = new Trace(kernel, order.exchange());
        Conversion.Outcome outcome = result.outcome();
        if (!order.switches().check() && !(outcome instanceof Graph && !ignores)) {
            tell(trace, result.warnings().subList(Math.min(warned, result.warnings().size()), result.warnings().size()));
        }
        Frontend told = outcome instanceof Graph && !ignores ? this : new Frontend(order, images, fetched, ignores, result.warnings().size());
        if (outcome instanceof Conversion.Missing missing) {
            Lookup.begin(kernel, daemon, told, missing.images());
        } else if (!ignores && outcome instanceof Graph) {
            told.takeIgnores(kernel, daemon);
        } else if (outcome instanceof Conversion.Refused refused) {
            trace.refuse(order, refused.message(), refused.line(), refused.lastLine());
        } else if (order.switches().check()) {
            trace.result(checked(result.warnings()));
        } else {
            Solving.begin(kernel, daemon, order, (Graph) outcome, images);
        }
    }

    private Conversion.Result convert() {
        Map<String, BaseImage> bases = new LinkedHashMap<>();
        images.forEach((key, image) -> bases.put(key, new BaseImage(image.config(), fetched.get(key), image.platform().shown())));
        Optional<Ignore> ignored = order.context().child(".dockerignore").filter(RegularFile.class::isInstance)
                .map(node -> new Ignore(((RegularFile) node).content().bytes().text()));
        return Conversion.of(order.file(), order.wish(), bases, ignored);
    }

    private void tell(Trace trace, List<Warning> warnings) {
        Vertex vertex = trace.internal(DEFINITION + order.fileName());
        warnings.forEach(each -> trace.warn(vertex, order.fileName(), each));
    }

    private Mapping checked(List<Warning> warnings) {
        return Mapping.of("warnings", warnings.stream().map(each -> Mapping.of("ruleName", each.rule(), "description", each.about(), "url", each.page(),
                "detail", each.text(), "location", Mapping.of("ranges", List.of(Mapping.of("start", Mapping.of("line", each.line()),
                        "end", Mapping.of("line", each.lastLine())))))).toList(), "lines", order.lines());
    }

    private void takeIgnores(Kernel kernel, Daemon daemon) {
        Frontend next = new Frontend(order, images, fetched, true, warned);
        if (order.switches().remote()) {
            Work.after(kernel, daemon.machine(), 0, next);
            return;
        }
        Trace trace = new Trace(kernel, order.exchange());
        Vertex vertex = trace.internal(IGNORES);
        trace.begin(vertex);
        long bytes = order.context().child(".dockerignore").filter(RegularFile.class::isInstance).map(node -> node.size() + 40).orElse(2L);
        trace.progress(vertex, "transferring context:", bytes, 0, kernel.now(), kernel.now() + TRANSFER_MICROS);
        long began = kernel.now();
        Work.after(kernel, daemon.machine(), INTERNAL_MICROS, new Ignored(next, began));
    }

    /** The list of ignored files is here. */
    private record Ignored(Frontend next, long began) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            Trace trace = new Trace(kernel, next.order().exchange());
            trace.end(trace.internal(IGNORES), began);
            String key = Vertex.digest("local context " + next.order().place());
            if (Cached.find(kernel, daemon.machine(), key).isEmpty()) {
                local(kernel, daemon.machine(), next.order(), "context", Layer.of(Directory.EMPTY, 0, 0));
            }
            next.run(kernel, daemon);
        }
    }

    // ---- images --------------------------------------------------------------------------------------------------------------------

    /**
     * Looks up images, all at the same time.
     *
     * @param left those that have not answered, the fastest first
     */
    private record Lookup(Frontend frontend, List<Conversion.Asked> left, long began) implements Work {
        private static final long LOCAL_MICROS = 3_000;
        /** Names, tokens and manifests take their time even when the registry is near. */
        private static final long ASK_MICROS = 190_000;

        Lookup {
            left = List.copyOf(left);
        }

        static void begin(Kernel kernel, Daemon daemon, Frontend frontend, List<Conversion.Asked> all) {
            Trace trace = new Trace(kernel, frontend.order().exchange());
            for (Conversion.Asked asked : all) {
                if (Reference.parse(asked.written()) instanceof ParsedReference.Malformed malformed) {
                    trace.refuse(frontend.order(), "failed to parse stage name \"" + asked.written() + "\": " + malformed.message(), asked.from().line(),
                            asked.from().lastLine());
                    return;
                }
            }
            all.forEach(asked -> trace.begin(vertex(trace, reference(asked))));
            Lookup lookup = new Lookup(frontend, all, kernel.now());
            List<Conversion.Asked> sorted = new ArrayList<>(all);
            sorted.sort(java.util.Comparator.comparingLong(asked -> lookup.micros(kernel, daemon, asked)));
            new Lookup(frontend, sorted, kernel.now()).next(kernel, daemon);
        }

        private static Reference reference(Conversion.Asked asked) {
            return ((Reference) Reference.parse(asked.written())).orLatest();
        }

        private long micros(Kernel kernel, Daemon daemon, Conversion.Asked asked) {
            return here(kernel, daemon, asked).isPresent() ? LOCAL_MICROS
                    : Math.max(ASK_MICROS, server(kernel, reference(asked)).map(line -> line.latencyMicros() * 6).orElse(0L));
        }

        private void next(Kernel kernel, Daemon daemon) {
            if (left.isEmpty()) {
                frontend.run(kernel, daemon);
            } else {
                Work.after(kernel, daemon.machine(), Math.max(0, began + micros(kernel, daemon, left.get(0)) - kernel.now()), this);
            }
        }

        private Optional<RegistryServer.Line> server(Kernel kernel, Reference reference) {
            return kernel.transaction().find(RegistryServer.key(reference.domain())).map(RegistryServer::line);
        }

        private static Vertex vertex(Trace trace, Reference reference) {
            return trace.internal("[internal] load metadata for " + reference.orLatest().canonical());
        }

        private Optional<Image> here(Kernel kernel, Daemon daemon, Conversion.Asked asked) {
            if (frontend.order().switches().pull() || asked.written().matches("[0-9a-f]{12,64}")) {
                return Optional.empty();
            }
            Answer<Images.Found> found = new Images(kernel, daemon.machine()).find(asked.written());
            return found instanceof Answer.Given<Images.Found> given && asked.platform().startsWith(given.value().image().platform().shown())
                    ? Optional.of(given.value().image()) : Optional.empty();
        }

        private static Image.Platform platform(String text) {
            String[] parts = text.split("/");
            return new Image.Platform(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
        }

        @Override
        public void run(Kernel kernel, Daemon daemon) {
            Order order = frontend.order();
            Trace trace = new Trace(kernel, order.exchange());
            Conversion.Asked asked = left.get(0);
            List<Conversion.Asked> rest = left.subList(1, left.size());
            Reference name = reference(asked);
            Vertex vertex = vertex(trace, name);
            Optional<Image> here = here(kernel, daemon, asked);
            Registries.Found found = here.isPresent() ? new Registries.Found.Refused(0, "")
                    : new Registries(kernel, daemon.machine()).image(name, platform(asked.platform()), Logins.of(order, name.domain()));
            if (here.isPresent() || found instanceof Registries.Found.One) {
                trace.end(vertex, began);
                Image image = here.orElseGet(() -> ((Registries.Found.One) found).image());
                new Lookup(frontend.with(asked.key(), image, here.isPresent() ? "" : image.manifestDigest()), rest, began).next(kernel, daemon);
                return;
            }
            String why = Refusals.words(name, asked.platform(), ((Registries.Found.Refused) found).message());
            trace.failed(vertex, began, why);
            rest.forEach(other -> trace.failed(vertex(trace, reference(other)), began, "context canceled"));
            List<String> known = new ArrayList<>(order.file().stages().stream().map(Dockerfile.Stage::name).filter(text -> !text.isEmpty()).toList());
            List.of("alpine", "busybox", "centos", "debian", "golang", "ubuntu", "fedora").forEach(each -> known.addAll(List.of(each, each + ":latest")));
            trace.refuse(order, asked.written() + ": failed to resolve source metadata for " + name.canonical() + ": " + why
                    + Suggestion.of(asked.written(), known), asked.from().line(), asked.from().lastLine());
        }
    }

    static String size(long bytes) {
        return Units.size(bytes, 4);
    }
}
