package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Dockerfile;
import dev.drydock.sandbox.build.Instruction;
import dev.drydock.sandbox.build.Words;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which stages a build needs and in which order its work is done: stages nobody asks for are left out. */
final class Plan {
    private final Order order;
    private final Map<String, String> globals;

    Plan(Order order) {
        this.order = order;
        this.globals = Configuring.globals(order);
    }

    /** What a stage is built on, with variables put in. */
    String base(int stage) {
        return Words.expanded(order.file().stages().get(stage).base(), globals, order.file().escape());
    }

    /** The stage to build; nothing if there is none of that name. */
    Optional<Integer> target() {
        int count = order.file().stages().size();
        return order.target().isEmpty() ? Optional.of(count - 1) : order.file().stage(order.target(), count);
    }

    /** The stages that another one needs, itself included, in their order. */
    TreeSet<Integer> needed(int target) {
        TreeSet<Integer> needed = new TreeSet<>(List.of(target));
        order.file().stage(base(target), target).filter(number -> !base(target).matches("\\d+")).ifPresent(number -> needed.addAll(needed(number)));
        for (Instruction each : order.file().stages().get(target).instructions()) {
            each.flag("from").flatMap(name -> order.file().stage(name, target)).ifPresent(number -> needed.addAll(needed(number)));
        }
        return needed;
    }

    static boolean makesLayer(Instruction instruction) {
        return List.of("RUN", "COPY", "ADD", "WORKDIR").contains(instruction.keyword());
    }

    static boolean copies(Instruction instruction) {
        return List.of("COPY", "ADD").contains(instruction.keyword());
    }

    List<Task> tasks(int target) {
        List<Task> metadata = new ArrayList<>();
        List<Task> bases = new ArrayList<>();
        List<Task> work = new ArrayList<>();
        boolean context = false;
        for (int number : needed(target)) {
            Dockerfile.Stage stage = order.file().stages().get(number);
            Optional<Reference> image = image(number);
            int total = (int) stage.instructions().stream().filter(Plan::makesLayer).count() + (image.isPresent() ? 1 : 0);
            String name = order.file().stages().size() == 1 ? "" : (stage.name().isEmpty() ? "stage-" + number : stage.name()) + " ";
            int step = 0;
            if (image.isPresent()) {
                metadata(metadata, image.get(), stage.from());
                bases.add(new Task.Base(image.get(), prefix(name, ++step, total) + "FROM " + image.get().canonical()));
            }
            work.add(new Task.Begin(number));
            for (Instruction each : stage.instructions()) {
                if (copies(each) && each.flag("from").isPresent() && order.file().stage(each.flag("from").get(), number).isEmpty()) {
                    if (Reference.parse(each.flag("from").get()) instanceof Reference other) {
                        metadata(metadata, other.orLatest(), each);
                        bases.add(new Task.Base(other.orLatest(), "FROM " + other.orLatest().canonical()));
                    }
                }
                context |= copies(each) && each.flag("from").isEmpty() && each.words().stream().anyMatch(word -> !word.startsWith("<<"));
                work.add(new Task.Carry(number, each, makesLayer(each) ? prefix(name, ++step, total) : ""));
            }
        }
        List<Task> all = new ArrayList<>(metadata);
        all.addAll(bases);
        if (context) {
            all.add(new Task.Context());
        }
        all.addAll(work);
        all.add(new Task.Export(target));
        return List.copyOf(all);
    }

    /** The image a stage begins with, unless it is empty or another stage. */
    Optional<Reference> image(int stage) {
        String base = base(stage);
        if (base.equals("scratch") || order.file().stage(base, stage).filter(number -> !base.matches("\\d+")).isPresent()) {
            return Optional.empty();
        }
        ParsedReference parsed = Reference.parse(base);
        return parsed instanceof Reference reference ? Optional.of(reference.orLatest()) : Optional.empty();
    }

    private static void metadata(List<Task> all, Reference image, Instruction from) {
        if (all.stream().noneMatch(task -> ((Task.Metadata) task).image().equals(image))) {
            all.add(new Task.Metadata(image, from));
        }
    }

    private static String prefix(String name, int step, int total) {
        String number = Integer.toString(step);
        return "[" + name + " ".repeat(Integer.toString(total).length() - number.length()) + number + "/" + total + "] ";
    }
}
