package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Instruction;
import dev.drydock.sandbox.build.Paths;
import dev.drydock.sandbox.build.Words;
import dev.drydock.sandbox.build.convert.Operation;
import dev.drydock.sandbox.build.convert.Settings;
import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Identifiers;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.engine.record.WritableLayer;
import dev.drydock.sandbox.engine.run.Errand;
import dev.drydock.sandbox.engine.shim.ContainerLog;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.image.Digest;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.Overlay;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.registry.Registries;
import dev.drydock.sandbox.tree.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One step of the older builder, which leaves an image after every instruction.
 *
 * @param stage the number of the stage at hand, -1 before the first
 * @param stages what each stage came to so far
 */
record LegacyStep(Order order, List<Instruction> all, int index, int stage, Map<Integer, Draft> stages) implements Work {
    private static final long STEP_MICROS = 15_000;

    LegacyStep {
        stages = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(stages));
    }

    private Trace told(Kernel kernel) {
        return new Trace(kernel, order.exchange());
    }

    private Draft draft() {
        return stages.get(stage);
    }

    private LegacyStep after(int number, Draft draft) {
        Map<Integer, Draft> changed = new LinkedHashMap<>(stages);
        changed.put(number, draft);
        return new LegacyStep(order, all, index + 1, number, changed);
    }

    @Override
    public void run(Kernel kernel, Daemon daemon) {
        if (!kernel.exchanges().connected(order.exchange())) {
            kernel.exchanges().finish(order.exchange());
            return;
        }
        if (index == all.size()) {
            finish(kernel, daemon);
            return;
        }
        Instruction instruction = all.get(index);
        told(kernel).stream("Step " + (index + 1) + "/" + all.size() + " : " + instruction.original());
        told(kernel).stream("\n");
        if (instruction.keyword().equals("FROM")) {
            from(kernel, daemon, instruction);
        } else if (stage < 0) {
            Work.after(kernel, daemon.machine(), STEP_MICROS, new LegacyStep(order, all, index + 1, stage, stages));
        } else {
            switch (instruction.keyword()) {
                case "RUN" -> run(kernel, daemon, instruction);
                case "COPY", "ADD" -> copy(kernel, daemon, instruction);
                case "WORKDIR" -> workdir(kernel, daemon, instruction);
                default -> configure(kernel, daemon, instruction);
            }
        }
    }

    private void finish(Kernel kernel, Daemon daemon) {
        Draft draft = draft();
        if (!order.wish().labels().isEmpty()) {
            Mapping labels = Mapping.builder().putAll(draft.config().get("Labels").mapping()).putAll(order.wish().labels()).build().sorted();
            draft = draft.configured(draft.config().with("Labels", labels));
            new Images(kernel, daemon.machine()).keep(draft.image(), draft().image().id());
        }
        Legacy.finish(kernel, daemon.machine(), order, draft, draft.image().id());
    }

    private void fail(Kernel kernel, String message, int code) {
        told(kernel).line(Mapping.of("errorDetail", code == 0 ? Mapping.of("message", message) : Mapping.of("code", code, "message", message),
                "error", message));
        told(kernel).finish();
    }

    private void go(Kernel kernel, Daemon daemon, int number, Draft draft, String id) {
        told(kernel).stream(" ---> " + Digest.brief(id) + "\n");
        Work.after(kernel, daemon.machine(), STEP_MICROS, after(number, draft));
    }

    // ---- stages --------------------------------------------------------------------------------------------------------------------

    private void from(Kernel kernel, Daemon daemon, Instruction instruction) {
        LegacyPlan plan = new LegacyPlan(order);
        int number = stage + 1;
        String base = plan.base(number);
        Optional<Integer> other = order.file().stage(base, number).filter(found -> !base.matches("\\d+"));
        if (other.isPresent()) {
            Draft draft = stages.get(other.get()).withoutArguments();
            go(kernel, daemon, number, draft, draft.image().id());
        } else if (base.equals("scratch")) {
            told(kernel).stream(" ---> \n");
            Work.after(kernel, daemon.machine(), STEP_MICROS, after(number, Draft.scratch()));
        } else {
            Optional<Image> image = image(kernel, daemon, base, "");
            image.ifPresent(found -> go(kernel, daemon, number, Draft.of(found), found.id()));
        }
    }

    /** An image of the engine, pulled if it is not there; a refusal has been told. */
    private Optional<Image> image(Kernel kernel, Daemon daemon, String name, String before) {
        Images images = new Images(kernel, daemon.machine());
        if (images.find(name) instanceof Answer.Given<Images.Found> given) {
            return Optional.of(given.value().image());
        }
        if (!(Reference.parse(name) instanceof Reference parsed)) {
            fail(kernel, before + "failed to parse stage name \"" + name + "\": invalid reference format", 0);
            return Optional.empty();
        }
        Reference reference = parsed.orLatest();
        Registries.Found found = new Registries(kernel, daemon.machine()).image(reference, Image.Platform.LINUX_AMD64, Optional.empty());
        if (!(found instanceof Registries.Found.One one)) {
            fail(kernel, before + ((Registries.Found.Refused) found).message(), 0);
            return Optional.empty();
        }
        told(kernel).line(Mapping.of("status", "Pulling from " + reference.path(), "id", reference.tag().orElse("latest")));
        told(kernel).line(Mapping.of("status", "Digest: " + one.image().manifestDigest()));
        told(kernel).line(Mapping.of("status", "Status: Downloaded newer image for " + reference.familiar()));
        images.keep(one.image(), "");
        images.tag(one.image(), reference);
        images.same(one.image()).ifPresent(kept -> images.put(kept.key(), kept.stored().withRepository(reference)));
        return Optional.of(one.image());
    }

    // ---- instructions --------------------------------------------------------------------------------------------------------------

    /** Goes on with an image that is known; a draft's key has the last step's. */
    private boolean cached(Kernel kernel, Daemon daemon, String key) {
        if (order.switches().noCache()) {
            return false;
        }
        Optional<Image> image = kernel.transaction().find(Legacy.key(daemon.machine(), key))
                .flatMap(known -> new Images(kernel, daemon.machine()).all().stream().map(Images.Found::image)
                        .filter(each -> each.id().equals(known.imageId())).findFirst());
        image.ifPresent(found -> {
            told(kernel).stream(" ---> Using cache\n");
            Draft before = draft();
            Draft next = new Draft(found.platform(), found.config(), found.history(), found.layers(), before.arguments(), key, before.commanded());
            Instruction instruction = all.get(index);
            if (instruction.keyword().equals("ARG")) {
                for (String each : new LegacyPlan(order).declared(instruction, before)) {
                    next = next.with(each);
                }
            }
            go(kernel, daemon, stage, instruction.keyword().equals("CMD") ? next.commanding() : next, found.id());
        });
        return image.isPresent();
    }

    private void made(Kernel kernel, Daemon daemon, Draft draft, String key, String line, boolean empty, String container) {
        String created = GoTime.nano(kernel.now());
        Draft done = draft.step(new Image.HistoryStep(created, line, "", "", empty));
        Draft named = new Draft(done.platform(), done.config(), done.history(), done.layers(), done.arguments(), key, done.commanded());
        Image image = named.image();
        new Images(kernel, daemon.machine()).keep(image, draft().history().isEmpty() ? "" : draft().image().id());
        kernel.transaction().put(Legacy.key(daemon.machine(), key), new Legacy.Known(image.id()));
        if (!container.isEmpty()) {
            told(kernel).stream(" ---> Removed intermediate container " + Digest.brief(container) + "\n");
        }
        go(kernel, daemon, stage, named, image.id());
    }

    private String imageKey(String what) {
        return Digest.of(dev.drydock.sandbox.fs.Bytes.of(draft().image().id() + "\n" + what));
    }

    private void configure(Kernel kernel, Daemon daemon, Instruction instruction) {
        Draft changed = draft();
        String said = "";
        if (instruction.keyword().equals("ARG")) {
            for (String each : new LegacyPlan(order).declared(instruction, draft())) {
                changed = changed.with(each);
            }
        } else {
            Settings.Outcome outcome = Settings.apply(draft().config(), draft().commanded(), draft().values(), order.file().escape(), instruction);
            if (!outcome.complaint().isEmpty()) {
                fail(kernel, outcome.complaint().replaceFirst("^i", "I"), 0);
                return;
            }
            changed = changed.configured(outcome.config());
            changed = instruction.keyword().equals("CMD") ? changed.commanding() : changed;
            said = outcome.line();
        }
        String line = "/bin/sh -c #(nop)  " + line(instruction, said);
        String key = imageKey(line);
        if (!cached(kernel, daemon, key)) {
            String container = Identifiers.next(kernel);
            told(kernel).stream(" ---> Running in " + Digest.brief(container) + "\n");
            made(kernel, daemon, changed, key, line, true, container);
        }
    }

    private static String line(Instruction instruction, String line) {
        return switch (instruction.keyword()) {
            case "ARG", "EXPOSE" -> instruction.keyword() + " " + instruction.rest();
            case "HEALTHCHECK" -> line.replaceFirst("\\[\"", "[").replaceFirst("\" \"", " ").replaceFirst("\"\\]", "]");
            default -> line;
        };
    }

    private void workdir(Kernel kernel, Daemon daemon, Instruction instruction) {
        String path = Paths.absolute(draft().config().get("WorkingDir").text("/"), Words.expanded(instruction.rest(), draft().values(), order.file().escape()));
        String line = "/bin/sh -c #(nop) WORKDIR " + path;
        String key = imageKey(line);
        if (cached(kernel, daemon, key)) {
            return;
        }
        String container = Identifiers.next(kernel);
        told(kernel).stream(" ---> Running in " + Digest.brief(container) + "\n");
        Directory root = draft().image().root();
        List<String> names = Copying.real(root, Directory.path(path), 0);
        Draft set = draft().configured(draft().config().with("WorkingDir", path));
        boolean there = root.find(names).isPresent();
        if (!there) {
            Directory changed = Copying.parents(root, names, Owner.ROOT, kernel.now())
                    .with(names, Directory.EMPTY.with(Attributes.of(0755).modifiedAt(kernel.now())));
            set = set.layer(Layer.of(Overlay.difference(root, changed)), key);
        }
        made(kernel, daemon, set, key, line, there, container);
    }

    private void copy(Kernel kernel, Daemon daemon, Instruction instruction) {
        java.util.function.UnaryOperator<String> expand = word -> Words.expanded(word, draft().values(), order.file().escape());
        List<String> words = instruction.words().stream().map(expand).toList();
        List<String> sources = words.subList(0, words.size() - 1);
        String verb = instruction.keyword();
        Optional<String> from = instruction.flag("from");
        Optional<Directory> tree = Optional.of(order.context());
        if (from.isPresent()) {
            Optional<Integer> number = order.file().stage(from.get(), stage);
            tree = number.isPresent() ? Optional.of(stages.get(number.get()).image().root())
                    : image(kernel, daemon, from.get(), "invalid from flag value " + from.get() + ": ").map(Image::root);
        }
        if (tree.isEmpty()) {
            return;
        }
        Optional<String> outside = sources.stream().filter(source -> source.startsWith("../") || source.equals("..")).findFirst();
        if (outside.isPresent() && from.isEmpty()) {
            fail(kernel, verb + " failed: forbidden path outside the build context: " + outside.get() + " ()", 0);
            return;
        }
        String to = words.get(words.size() - 1);
        if (sources.size() > 1 && !to.endsWith("/")) {
            fail(kernel, "When using " + verb + " with more than one source file, the destination must be a directory and end with a /", 0);
            return;
        }
        String target = Paths.absolute(draft().config().get("WorkingDir").text("/"), to) + (to.endsWith("/") || to.equals(".") || to.endsWith("/.") ? "/" : "");
        List<Operation.Piece> pieces = sources.stream().map(source -> new Operation.Piece(0, source, "", verb.equals("ADD"))).toList();
        Operation.Copy copy = new Operation.Copy(pieces, target, "", "", List.of(), false);
        Map<String, Node> picked = new LinkedHashMap<>();
        for (Operation.Piece piece : pieces) {
            Copying found = Copying.of(tree.get(), copy, piece);
            picked.putAll(found.picked());
            if (!found.missing().isEmpty() || found.picked().isEmpty()) {
                boolean pattern = Paths.pattern(piece.path());
                fail(kernel, verb + " failed: " + (pattern ? "no source files were specified"
                        : (from.isPresent() ? "" : "file not found in build context or excluded by .dockerignore: ") + "stat " + Paths.clean(piece.path())
                        + ": file does not exist"), 0);
                return;
            }
        }
        Copying copying = new Copying(picked, "", verb.equals("ADD"), -1);
        String kind = picked.size() > 1 ? "multi:" : picked.values().iterator().next() instanceof Directory ? "dir:" : "file:";
        String line = "/bin/sh -c #(nop) " + verb + " " + kind + Digest.digits(copying.digest()) + " in " + (to.startsWith("/") ? to : target) + " ";
        String key = imageKey(line + instruction.flags());
        if (!cached(kernel, daemon, key)) {
            Directory root = draft().image().root();
            Owner owner = Owner.named(root, expand.apply(instruction.flag("chown").orElse("")), expand.apply(instruction.flag("chmod").orElse(""))).orElse(Owner.ROOT);
            Directory changed = copying.into(root, target, owner, kernel.now()).root();
            made(kernel, daemon, draft().layer(Layer.of(Overlay.difference(root, changed)), key), key, line, false, "");
        }
    }

    // ---- commands ------------------------------------------------------------------------------------------------------------------

    /** A command that runs. */
    private record Look(LegacyStep step, String container, String key, String line, long seen) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            step.look(kernel, daemon, this);
        }
    }

    private void run(Kernel kernel, Daemon daemon, Instruction instruction) {
        List<String> words = Settings.command(draft().config(), instruction.rest());
        TreeSet<String> used = draft().arguments().stream().filter(each -> each.contains("=")).collect(Collectors.toCollection(TreeSet::new));
        String line = (used.isEmpty() ? "" : "|" + used.size() + " " + String.join(" ", used) + " ") + String.join(" ", words);
        String key = imageKey(line);
        if (cached(kernel, daemon, key)) {
            return;
        }
        Container container = Running.container(kernel, daemon, draft(), words, Mapping.EMPTY);
        told(kernel).stream(" ---> Running in " + container.briefId() + "\n");
        Errand.start(kernel, container);
        Work.after(kernel, daemon.machine(), Running.LOOK_MICROS, new Look(this, container.id(), key, line, 0));
    }

    private void look(Kernel kernel, Daemon daemon, Look look) {
        Optional<Container> found = new Containers(kernel, daemon.machine()).byId(look.container());
        if (found.isEmpty()) {
            fail(kernel, "No such container: " + look.container(), 0);
            return;
        }
        Container container = found.get();
        if (!kernel.exchanges().connected(order.exchange())) {
            Errand.kill(kernel, container);
        }
        ContainerLog log = new ContainerLog(kernel, container.id());
        long next = log.next();
        log.lines(look.seen()).forEach(line -> told(kernel).stream(line.stream() == 1 ? line.text().text() : "\u001b[91m" + line.text().text() + "\u001b[0m"));
        boolean failed = container.state().is(ContainerState.Status.CREATED) && !container.state().error().isEmpty();
        if (failed) {
            fail(kernel, container.state().error(), 0);
        } else if (!container.state().is(ContainerState.Status.EXITED)) {
            Work.after(kernel, daemon.machine(), Running.LOOK_MICROS, new Look(this, look.container(), look.key(), look.line(), next));
        } else if (container.state().exitCode() != 0) {
            fail(kernel, "The command '" + String.join(" ", container.config().get("Cmd").texts()) + "' returned a non-zero code: "
                    + container.state().exitCode(), container.state().exitCode());
        } else {
            Layer layer = Layer.of(WritableLayer.of(kernel, container).difference());
            if (!order.switches().keeps()) {
                Errand.remove(kernel, container);
            }
            made(kernel, daemon, draft().layer(layer, look.key()), look.key(), look.line(), false, order.switches().keeps() ? "" : container.id());
        }
    }
}
