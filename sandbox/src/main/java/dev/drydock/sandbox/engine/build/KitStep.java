package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Instruction;
import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.Overlay;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.registry.Registries;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The next piece of a build's work.
 *
 * @param started whether the list of left out files was told of, which comes after the metadata
 */
record KitStep(State state, int next, boolean started) implements Work {
    private static final long SMALL = 15_000;

    /**
     * How far a build is.
     *
     * @param drafts the stages by number
     * @param images base images by their whole name
     */
    record State(Order order, List<Task> tasks, Map<Integer, Draft> drafts, Map<String, Image> images) {
        State {
            tasks = List.copyOf(tasks);
            drafts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(drafts));
            images = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(images));
        }

        State with(int stage, Draft draft) {
            Map<Integer, Draft> changed = new LinkedHashMap<>(drafts);
            changed.put(stage, draft);
            return new State(order, tasks, changed, images);
        }

        State with(String name, Image image) {
            Map<String, Image> changed = new LinkedHashMap<>(images);
            changed.put(name, image);
            return new State(order, tasks, drafts, changed);
        }
    }

    private Order order() {
        return state.order();
    }

    private Told told(Kernel kernel) {
        return new Told(kernel, order().exchange());
    }

    private void go(Kernel kernel, Daemon daemon, State changed, long micros) {
        Work.after(kernel, daemon.machine(), micros, new KitStep(changed, next + 1, started));
    }

    @Override
    public void run(Kernel kernel, Daemon daemon) {
        if (!kernel.exchanges().connected(order().exchange())) {
            kernel.exchanges().finish(order().exchange());
            return;
        }
        Task task = state.tasks().get(next);
        if (!started && !(task instanceof Task.Metadata)) {
            ignores(told(kernel));
            if (order().wishes().check()) {
                told(kernel).finish();
                return;
            }
            Work.after(kernel, daemon.machine(), SMALL, new KitStep(state, next, true));
        } else if (task instanceof Task.Metadata metadata) {
            metadata(kernel, daemon, metadata);
        } else if (task instanceof Task.Base base) {
            base(kernel, daemon, base);
        } else if (task instanceof Task.Context) {
            String vertex = "[internal] load build context";
            told(kernel).begin(vertex);
            told(kernel).status(vertex, "transferring context: " + Kit.size(Transfer.bytes(kernel, daemon.machine(), order(), state.tasks())));
            told(kernel).end(vertex, SMALL);
            go(kernel, daemon, state, SMALL);
        } else if (task instanceof Task.Begin begin) {
            go(kernel, daemon, state.with(begin.stage(), first(begin.stage())), 0);
        } else if (task instanceof Task.Carry carry) {
            carry(kernel, daemon, carry);
        } else if (task instanceof Task.Export export) {
            new Exporting(order(), daemon.machine()).export(kernel, state.drafts().get(export.stage()));
        }
    }

    private void ignores(Told told) {
        if (!order().wishes().remote()) {
            told.begin("[internal] load .dockerignore");
            told.status("[internal] load .dockerignore", "transferring context: " + Kit.size(Kit.ignoreBytes(order().context())));
            told.end("[internal] load .dockerignore", SMALL);
        }
    }

    // ---- base images ---------------------------------------------------------------------------------------------------------------

    private void metadata(Kernel kernel, Daemon daemon, Task.Metadata task) {
        Reference name = task.image();
        String vertex = "[internal] load metadata for " + name.canonical();
        Told told = told(kernel);
        told.begin(vertex);
        Optional<Image> here = order().wishes().pull() ? Optional.empty() : local(kernel, daemon, name);
        if (here.isPresent()) {
            told.end(vertex, SMALL);
            go(kernel, daemon, state.with(name.canonical(), here.get()), SMALL);
            return;
        }
        boolean amd = Machine.of(kernel.transaction(), daemon.machine()).hardware().architecture().equals("x86_64");
        Registries.Found found = new Registries(kernel, daemon.machine()).image(name, amd ? Image.Platform.LINUX_AMD64 : Image.Platform.LINUX_ARM64,
                Optional.empty());
        if (found instanceof Registries.Found.One one) {
            long micros = one.server().line().latencyMicros() * 4;
            told.end(vertex, micros);
            go(kernel, daemon, state.with(name.canonical(), one.image()), micros);
            return;
        }
        String said = found instanceof Registries.Found.Refused refused ? refused.message() : "";
        String why = said.startsWith("pull access denied")
                ? "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed"
                : said.contains("manifest unknown") || said.contains("not found") ? name.canonical() + ": not found" : said;
        told.failed(vertex, why);
        new Kit(order(), daemon.machine()).refuse(told, name.familiar().replaceFirst(":latest$", "") + ": failed to resolve source metadata for "
                + name.canonical() + ": " + why, task.from().line(), task.from().lastLine());
    }

    private static Optional<Image> local(Kernel kernel, Daemon daemon, Reference name) {
        Answer<Images.Found> found = new Images(kernel, daemon.machine()).find(name.familiar());
        return found instanceof Answer.Given<Images.Found> given ? Optional.of(given.value().image()) : Optional.empty();
    }

    private void base(Kernel kernel, Daemon daemon, Task.Base task) {
        Image image = state.images().get(task.image().canonical());
        boolean here = local(kernel, daemon, task.image()).isPresent();
        String digest = "@" + image.manifestDigest();
        String vertex = here || task.image().digest().isPresent() ? task.vertex() : task.vertex() + digest;
        Told told = told(kernel);
        told.begin(vertex);
        List<String> present = new ArrayList<>();
        new Images(kernel, daemon.machine()).all().forEach(found -> present.addAll(found.image().chainIds()));
        List<String> chain = image.chainIds();
        if (here || present.containsAll(chain)) {
            told.end(vertex, here ? SMALL : -1);
            go(kernel, daemon, state, SMALL);
            return;
        }
        told.status(vertex, "resolve " + task.image().canonical() + digest + " 0.0s");
        long bytes = 0;
        for (Layer layer : image.layers()) {
            bytes += layer.compressedSize();
            told.status(vertex, layer.digest() + " " + Kit.size(layer.compressedSize()) + " / " + Kit.size(layer.compressedSize()) + " 0.1s");
        }
        for (Layer layer : image.layers()) {
            told.status(vertex, "extracting " + layer.digest() + " 0.1s");
        }
        long micros = 300_000 + bytes / 12;
        told.end(vertex, micros);
        go(kernel, daemon, state, micros);
    }

    /** A stage before its first instruction. */
    private Draft first(int stage) {
        Plan plan = new Plan(order());
        String base = plan.base(stage);
        Optional<Reference> image = plan.image(stage);
        Draft draft = image.isPresent() ? Draft.of(state.images().get(image.get().canonical()))
                : base.equals("scratch") ? Draft.scratch()
                : state.drafts().get(order().file().stage(base, stage).orElseThrow()).withoutArguments();
        return draft;
    }

    // ---- instructions --------------------------------------------------------------------------------------------------------------

    private void carry(Kernel kernel, Daemon daemon, Task.Carry task) {
        Draft draft = state.drafts().get(task.stage());
        Instruction instruction = task.instruction();
        switch (instruction.keyword()) {
            case "RUN" -> new Running(this, task).begin(kernel, daemon, draft);
            case "COPY", "ADD" -> copy(kernel, daemon, task, draft);
            case "WORKDIR" -> workdir(kernel, daemon, task, draft);
            default -> {
                Configuring.Outcome outcome = new Configuring(order(), draft, instruction).apply();
                if (!outcome.refusal().isEmpty()) {
                    fail(kernel, daemon, "", "invalid containerPort: " + outcome.refusal(), instruction);
                } else {
                    go(kernel, daemon, state.with(task.stage(), outcome.draft().step(
                            new Image.HistoryStep("", outcome.line(), "buildkit.dockerfile.v0", "", true))), 0);
                }
            }
        }
    }

    /** Ends the build at an instruction. */
    void fail(Kernel kernel, Daemon daemon, String vertex, String why, Instruction at) {
        fail(kernel, daemon, vertex, why, why, at);
    }

    private void fail(Kernel kernel, Daemon daemon, String vertex, String why, String whole, Instruction at) {
        if (!vertex.isEmpty()) {
            told(kernel).failed(vertex, why);
        }
        new Kit(order(), daemon.machine()).refuse(told(kernel), whole, at.line(), at.lastLine());
    }

    /** Goes on with a layer: from the cache, or new. */
    void layer(Kernel kernel, Daemon daemon, Task.Carry task, Layer layer, String key, String created, String line) {
        Draft draft = state.drafts().get(task.stage()).layer(layer, key)
                .step(new Image.HistoryStep(created, line, "buildkit.dockerfile.v0", "", false));
        go(kernel, daemon, state.with(task.stage(), draft), 0);
    }

    /** Takes an instruction's layer from the cache, if it is there. */
    boolean cached(Kernel kernel, Daemon daemon, Task.Carry task, String vertex, String key, String line, boolean always) {
        Optional<Cached> known = order().wishes().noCache() && !always ? Optional.empty() : Cached.find(kernel, daemon.machine(), key);
        known.ifPresent(cached -> {
            told(kernel).begin(vertex);
            told(kernel).end(vertex, -1);
            layer(kernel, daemon, task, cached.layer(), key, cached.created(), line);
        });
        return known.isPresent();
    }

    /** Keeps a new layer and goes on with it. */
    void made(Kernel kernel, Daemon daemon, Task.Carry task, String vertex, Layer layer, String key, String line, long micros) {
        String created = GoTime.nano(kernel.now());
        new Cached(key, vertex, layer, created, kernel.now()).put(kernel, daemon.machine());
        told(kernel).end(vertex, micros);
        layer(kernel, daemon, task, layer, key, created, line);
    }

    private void workdir(Kernel kernel, Daemon daemon, Task.Carry task, Draft draft) {
        String wanted = dev.drydock.sandbox.build.Words.expanded(task.instruction().rest(), draft.values(), order().file().escape());
        String path = absolute(draft, wanted);
        Draft set = draft.configured(draft.config().with("WorkingDir", path));
        KitStep after = new KitStep(state.with(task.stage(), set), next, started);
        String vertex = task.prefix() + "WORKDIR " + wanted;
        String key = draft.keyAfter("WORKDIR " + path);
        if (after.cached(kernel, daemon, task, vertex, key, "WORKDIR " + wanted, true)) {
            return;
        }
        told(kernel).begin(vertex);
        Directory root = draft.image().root();
        List<String> names = new ArrayList<>(Copying.real(root, Directory.path(path), 0));
        Directory changed = root;
        if (root.find(names).isEmpty()) {
            changed = Copying.parents(root, names, Copying.Owner.KEPT, kernel.now())
                    .with(names, Directory.EMPTY.with(Attributes.of(0755).modifiedAt(kernel.now())));
        }
        after.made(kernel, daemon, task, vertex, Layer.of(Overlay.difference(root, changed)), key, "WORKDIR " + wanted, SMALL);
    }

    static String absolute(Draft draft, String path) {
        String base = draft.config().get("WorkingDir").text("/");
        String whole = path.startsWith("/") ? path : base + "/" + path;
        return "/" + Copying.clean(whole);
    }

    private void copy(Kernel kernel, Daemon daemon, Task.Carry task, Draft draft) {
        Instruction instruction = task.instruction();
        char escape = order().file().escape();
        Map<String, String> values = draft.values();
        java.util.function.UnaryOperator<String> expand = word -> dev.drydock.sandbox.build.Words.expanded(word, values, escape);
        List<String> words = instruction.words().stream().map(expand).toList();
        String said = instruction.keyword() + flags(instruction) + " " + String.join(" ", words);
        String vertex = task.prefix() + said;
        List<String> sources = words.subList(0, words.size() - 1);
        Copying copying = Copying.of(from(task, instruction), sources, instruction.heredocs(), instruction.keyword().equals("ADD"));
        if (!copying.missing().isEmpty() && !copying.missing().matches(".*[*?\\[].*")) {
            told(kernel).begin(vertex);
            String why = "failed to calculate checksum of ref " + Transfer.reference(order().place(), copying.missing()) + ": \"/"
                    + Copying.clean(copying.missing()) + "\": not found";
            fail(kernel, daemon, vertex, why, "failed to compute cache key: " + why, instruction);
            return;
        }
        String to = words.get(words.size() - 1);
        String target = absolute(draft, to) + (to.endsWith("/") || to.equals(".") || to.endsWith("/.") ? "/" : "");
        String key = draft.keyAfter(instruction.keyword() + flags(instruction) + " " + target + "\n" + copying.digest());
        if (cached(kernel, daemon, task, vertex, key, said + " # buildkit", false)) {
            return;
        }
        told(kernel).begin(vertex);
        Directory root = draft.image().root();
        Directory changed = copying.into(root, target, Copying.owner(root, instruction, expand), kernel.now());
        made(kernel, daemon, task, vertex, Layer.of(Overlay.difference(root, changed)), key, said + " # buildkit", SMALL * 2);
    }

    private static String flags(Instruction instruction) {
        return instruction.flags().stream().map(flag -> " --" + flag).reduce("", String::concat);
    }

    /** Where a copy's sources are. */
    private Directory from(Task.Carry task, Instruction instruction) {
        Optional<String> from = instruction.flag("from");
        if (from.isEmpty()) {
            return order().context();
        }
        Optional<Integer> stage = order().file().stage(from.get(), task.stage());
        if (stage.isPresent()) {
            return state.drafts().get(stage.get()).image().root();
        }
        return state.images().get(Reference.of(from.get()).orLatest().canonical()).root();
    }
}
