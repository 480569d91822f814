package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Instruction;
import dev.drydock.sandbox.build.Words;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.container.CreateContainer;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.WritableLayer;
import dev.drydock.sandbox.engine.run.Errand;
import dev.drydock.sandbox.engine.shim.ContainerLog;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code RUN}: a container that lives as long as its command. */
record Running(KitStep step, Task.Carry task) {
    /** How often a running command is looked at. */
    static final long LOOK_MICROS = 20_000;

    /** A command that runs, or the container's files that are looked at. */
    private record Look(Running running, String container, String vertex, String key, String line, long since, long seen) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            running.look(kernel, daemon, this);
        }
    }

    void begin(Kernel kernel, Daemon daemon, Draft draft) {
        Instruction instruction = task.instruction();
        Order order = step.state().order();
        String vertex = task.prefix() + shown(order, draft, instruction);
        List<String> words = words(draft, instruction);
        String line = "RUN " + arguments(draft) + String.join(" ", words) + " # buildkit";
        String key = draft.keyAfter(line + draft.config().get("Env").texts() + draft.config().get("User").text() + draft.config().get("WorkingDir").text());
        if (step.cached(kernel, daemon, task, vertex, key, line, false)) {
            return;
        }
        Told told = new Told(kernel, order.exchange());
        told.begin(vertex);
        Container container = container(kernel, daemon, draft, words, Mapping.of("Hostname", "buildkitsandbox"));
        Errand.start(kernel, container);
        Work.after(kernel, daemon.machine(), LOOK_MICROS, new Look(this, container.id(), vertex, key, line, kernel.now(), 0));
    }

    /** A container for an instruction, with the arguments in its environment. */
    static Container container(Kernel kernel, Daemon daemon, Draft draft, List<String> words, Mapping more) {
        List<String> environment = new ArrayList<>(draft.config().get("Env").texts());
        for (String argument : draft.arguments()) {
            String name = argument.contains("=") ? argument.substring(0, argument.indexOf('=') + 1) : "";
            if (!name.isEmpty() && environment.stream().noneMatch(each -> each.startsWith(name))) {
                environment.add(argument);
            }
        }
        if (environment.stream().noneMatch(each -> each.startsWith("PATH="))) {
            environment.add(Draft.PATH);
        }
        dev.drydock.sandbox.image.Image image = draft.image();
        Mapping asked = Mapping.builder().putAll(more).put("Image", image.id()).put("Cmd", Sequence.ofTexts(words)).put("Entrypoint", List.of())
                .put("Env", Sequence.ofTexts(environment)).put("AttachStdout", true).put("AttachStderr", true).build();
        return CreateContainer.forBuild(kernel, daemon, image, asked);
    }

    private static String shown(Order order, Draft draft, Instruction instruction) {
        if (!instruction.heredocs().isEmpty()) {
            String first = instruction.heredocs().get(0).content().lines().findFirst().orElse("");
            return "RUN " + instruction.rest() + " (" + first + "...)";
        }
        String flags = instruction.flags().stream().map(flag -> "--" + flag + " ").reduce("", String::concat);
        return "RUN " + flags + Words.shown(instruction.rest(), draft.values(), order.file().escape());
    }

    /** What is executed. */
    static List<String> words(Draft draft, Instruction instruction) {
        if (instruction.heredocs().isEmpty()) {
            return Configuring.command(draft, instruction.rest());
        }
        List<String> words = new ArrayList<>(Configuring.shell(draft));
        Instruction.Heredoc first = instruction.heredocs().get(0);
        boolean alone = instruction.rest().replaceAll("[<'\"-]", "").strip().equals(first.name().replace("-", ""));
        StringBuilder script = new StringBuilder(alone ? "" : instruction.rest() + "\n");
        for (Instruction.Heredoc each : instruction.heredocs()) {
            script.append(each.content()).append(alone ? "" : each.name() + "\n");
        }
        words.add(script.toString());
        return words;
    }

    /** Arguments as the history shows them before a command. */
    private static String arguments(Draft draft) {
        List<String> set = draft.arguments().stream().filter(each -> each.contains("=")).toList();
        return set.isEmpty() ? "" : "|" + set.size() + " " + String.join(" ", set) + " ";
    }

    private void look(Kernel kernel, Daemon daemon, Look look) {
        Told told = new Told(kernel, step.state().order().exchange());
        Optional<Container> found = new Containers(kernel, daemon.machine()).byId(look.container());
        if (found.isEmpty()) {
            step.fail(kernel, daemon, look.vertex(), "container disappeared", task.instruction());
            return;
        }
        Container container = found.get();
        if (!kernel.exchanges().connected(step.state().order().exchange())) {
            Errand.kill(kernel, container);
        }
        ContainerLog log = new ContainerLog(kernel, container.id());
        long next = log.next();
        log.lines(look.seen()).forEach(line -> told.log(look.vertex(), line.timeMicros() - look.since(), line.stream(), line.text().text()));
        boolean failed = container.state().is(ContainerState.Status.CREATED) && !container.state().error().isEmpty();
        if (!failed && !container.state().is(ContainerState.Status.EXITED)) {
            Work.after(kernel, daemon.machine(), LOOK_MICROS,
                    new Look(this, look.container(), look.vertex(), look.key(), look.line(), look.since(), next));
            return;
        }
        Layer layer = Layer.of(clean(WritableLayer.of(kernel, container)));
        Errand.remove(kernel, container);
        int code = container.state().exitCode();
        if (failed || code != 0) {
            String error = container.state().error();
            int exec = error.indexOf("exec: \"");
            String why = "process \"" + String.join(" ", container.config().get("Cmd").texts()) + "\" did not complete successfully: "
                    + (failed && exec < 0 ? error : "exit code: " + code);
            step.fail(kernel, daemon, look.vertex(), failed && exec < 0 ? error : why, task.instruction());
            return;
        }
        step.made(kernel, daemon, task, look.vertex(), layer, look.key(), look.line(), kernel.now() - look.since());
    }

    static dev.drydock.sandbox.fs.Directory clean(WritableLayer layer) {
        return layer.difference();
    }
}
