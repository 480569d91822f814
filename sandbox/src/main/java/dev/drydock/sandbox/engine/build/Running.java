package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.convert.Operation;
import dev.drydock.sandbox.build.convert.Vertex;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.container.CreateContainer;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.MountPoint;
import dev.drydock.sandbox.engine.record.WritableLayer;
import dev.drydock.sandbox.engine.run.Errand;
import dev.drydock.sandbox.engine.shim.ContainerLog;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.Overlay;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code RUN}: a container of the builder's own that lives as long as its command. */
record Running(String exchange, Vertex vertex) {
    /** How often a running command is looked at. */
    static final long LOOK_MICROS = 20_000;

    /** A command that runs. */
    private record Look(Running running, String container, long seen) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            running.look(kernel, daemon, this);
        }
    }

    void begin(Kernel kernel, Daemon daemon) {
        Solving solving = new Solving(kernel, daemon, exchange);
        Solve solve = solving.solve().orElseThrow();
        Operation.Run run = (Operation.Run) vertex.operation();
        Mounting.Mounts mounts = new Mounting(kernel, daemon.machine(), solve, vertex).prepare();
        if (!mounts.refusal().isEmpty()) {
            solving.fail(vertex, mounts.refusal(), mounts.refusal());
            return;
        }
        Snapshot below = solving.below(solve, vertex);
        List<String> environment = new ArrayList<>(run.environment());
        environment.addAll(mounts.variables());
        Mapping asked = Mapping.of("Hostname", "buildkitsandbox", "Cmd", Sequence.ofTexts(run.words()), "Entrypoint", List.of(), "Env", Sequence.ofTexts(environment),
                "WorkingDir", run.directory(), "User", run.user(), "AttachStdout", true, "AttachStderr", true, "HostConfig", Mapping.of(
                        "CgroupParent", Container.BUILDERS_GROUP, "NetworkMode", run.around().network().isEmpty() ? "bridge" : run.around().network(),
                        "ExtraHosts", Sequence.ofTexts(run.around().hosts())));
        Image image = new Image(platform(solve), "", Mapping.EMPTY, List.of(), below.layers().stream().map(Snapshot.Made::layer).toList());
        Container container = CreateContainer.forBuild(kernel, daemon, image, asked, mounts.points());
        Errand.start(kernel, container);
        Work.after(kernel, daemon.machine(), LOOK_MICROS, new Look(this, container.id(), 0));
    }

    private static Image.Platform platform(Solve solve) {
        return solve.images().values().stream().findFirst().map(Image::platform).orElse(Image.Platform.LINUX_AMD64);
    }

    private void look(Kernel kernel, Daemon daemon, Look look) {
        Optional<Container> found = new Containers(kernel, daemon.machine()).byId(look.container());
        Solving solving = new Solving(kernel, daemon, exchange);
        if (found.isEmpty()) {
            return;
        }
        Container container = found.get();
        boolean over = solving.solve().isEmpty() || !kernel.exchanges().connected(exchange);
        if (over && container.state().isUp()) {
            Errand.kill(kernel, container);
        }
        ContainerLog log = new ContainerLog(kernel, container.id());
        long next = log.next();
        if (!over) {
            log.lines(look.seen()).forEach(line -> solving.trace().log(vertex, line.stream(), line.text().text(), line.timeMicros()));
        }
        boolean failed = container.state().is(ContainerState.Status.CREATED) && !container.state().error().isEmpty();
        if (!failed && !container.state().is(ContainerState.Status.EXITED)) {
            Work.after(kernel, daemon.machine(), LOOK_MICROS, new Look(this, look.container(), next));
            return;
        }
        WritableLayer files = WritableLayer.of(kernel, container);
        List<MountPoint> points = container.settings().mounts();
        Errand.remove(kernel, container);
        if (solving.solve().isPresent()) {
            new Mounting(kernel, daemon.machine(), solving.solve().get(), vertex).leave();
            ended(solving, container, files, points, failed);
        }
        solving.advance();
    }

    private void ended(Solving solving, Container container, WritableLayer files, List<MountPoint> points, boolean failed) {
        if (!failed && container.state().exitCode() == 0) {
            solving.made(vertex, Layer.of(Overlay.difference(files.before(), Mounting.without(files.before(), files.after(), points))));
            return;
        }
        String error = container.state().error();
        int exec = error.indexOf("exec: \"");
        if (failed && exec >= 0) {
            solving.trace().log(vertex, 2, "runc run failed: unable to start container process: error during container init: " + error.substring(exec) + "\n",
                    solving.kernel().now());
        }
        String killed = container.state().exitCode() == 137 && container.state().oomKilled() ? "cannot allocate memory" : "exit code: " + (failed ? 1 : container.state().exitCode());
        String why = "process \"" + String.join(" ", ((Operation.Run) vertex.operation()).words()).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
                + "\" did not complete successfully: " + (failed && exec < 0 ? error : killed);
        solving.fail(vertex, why, why);
    }

    // ---- the older builder's ---------------------------------------------------------------------------------------------------------

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
        Image image = draft.image();
        Mapping asked = Mapping.builder().putAll(more).put("Image", image.id()).put("Cmd", Sequence.ofTexts(words)).put("Entrypoint", List.of())
                .put("Env", Sequence.ofTexts(environment)).put("AttachStdout", true).put("AttachStderr", true).build();
        return CreateContainer.forBuild(kernel, daemon, image, asked, List.of());
    }
}
