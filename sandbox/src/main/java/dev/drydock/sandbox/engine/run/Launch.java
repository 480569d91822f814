package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.network.Links;
import dev.drydock.sandbox.engine.network.Plugging;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.Endpoint;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.record.Patron;
import dev.drydock.sandbox.engine.record.Trouble;
import dev.drydock.sandbox.engine.shim.Attachments;
import dev.drydock.sandbox.engine.shim.Job;
import dev.drydock.sandbox.engine.shim.Reports;
import dev.drydock.sandbox.engine.shim.Shim;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Descriptors;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Namespaces;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Processes;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A container's start once it is prepared: networks, mounts, namespaces, then its shim, which starts its first process. */
record Launch(String container) implements Work {
    private static final long CREATE_TASK_MICROS = 55_000;
    private static final String RUNC = "failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: ";
    private static final String TASK = RUNC + "unable to start container process: error during container init: ";

    @Override
    public void run(Kernel kernel, Daemon daemon) {
        Containers containers = new Containers(kernel, daemon.machine());
        Optional<Container> found = containers.byId(container).filter(c -> !c.state().isUp());
        if (found.isEmpty()) {
            return;
        }
        Container starting = found.get().with(found.get().life().started());
        Answer<Plugging.Plugged> plugged = new Plugging(kernel, daemon.machine()).plug(
                starting.with(new Container.Life(starting.life().starts(), found.get().life().restarts(), false, List.of())));
        if (plugged instanceof Answer.Refused<Plugging.Plugged> refused) {
            new Failure(kernel, daemon.machine()).start(starting, 128, refused.refusal());
            return;
        }
        prepare(kernel, daemon, ((Answer.Given<Plugging.Plugged>) plugged).value());
    }

    private void prepare(Kernel kernel, Daemon daemon, Plugging.Plugged plugged) {
        Container ready = plugged.container();
        new Containers(kernel, daemon.machine()).put(ready);
        Enclosure enclosure = new Enclosure(kernel, ready);
        Answer<String> pids = enclosure.pids();
        Answer<Optional<Container>> shared = enclosure.sharedMemory();
        Optional<Reply.Refusal> refusal = refusal(pids).or(() -> refusal(shared))
                .or(() -> enclosure.trouble().map(Reply::bad)).or(() -> enclosure.refusal().map(why -> Reply.bad(RUNC + why)));
        if (refusal.isPresent()) {
            String why = refusal.get().message();
            int code = why.contains("/proc/sys") ? 127 : 128;
            new Failure(kernel, daemon.machine()).leave(new Plugging(kernel, daemon.machine()).unplug(ready), code, refusal.get());
            return;
        }
        new EventLog(kernel, daemon.machine()).volumes("mount", ready);
        Plugging plugging = new Plugging(kernel, daemon.machine());
        ready.plugs().endpoints().stream().filter(Endpoint::plugged).forEach(endpoint -> plugging.tell("connect", ready, endpoint));
        ContainerFiles files = new ContainerFiles(kernel, ready);
        Optional<Container> donor = ((Answer.Given<Optional<Container>>) shared).value();
        kernel.transaction().put(Space.key(ready.space()), new Space(ready.space(), daemon.machine(), files.mount(donor), plugged.namespace(),
                ((Answer.Given<String>) pids).value(), enclosure.hostname(), Enclosure.limits(ready), enclosure.confines(), enclosure.apart()));
        Namespaces.number(kernel, kernel.transaction().get(Space.key(ready.space())));
        String directory = ready.config().get("WorkingDir").text("/");
        files.makeMountPoints(directory);
        Answer<Job> job = job(kernel, ready, directory);
        if (job instanceof Answer.Refused<Job> refused) {
            files.unmount();
            kernel.transaction().remove(Space.key(ready.space()));
            kernel.transaction().remove(Space.VARIABLES.key(ready.space()));
            Container out = plugging.unplug(ready);
            new Failure(kernel, daemon.machine()).start(out, Failure.code(refused.refusal().message()), refused.refusal());
            return;
        }
        kernel.transaction().put(Job.Queue.key(container), new Job.Queue(List.of(((Answer.Given<Job>) job).value())));
        List<String> given = ready.config().get("Env").texts();
        if (given.size() > 1) {
            kernel.transaction().put(Space.VARIABLES.key(ready.space()), given.stream().map(one -> one.replaceFirst("(?s)=.*", "")).toList());
        }
        startShim(kernel, daemon.machine(), ready);
    }

    private static <T> Optional<Reply.Refusal> refusal(Answer<T> answer) {
        return answer instanceof Answer.Refused<T> refused ? Optional.of(refused.refusal()) : Optional.empty();
    }

    // ---- the first process ---------------------------------------------------------------------------------------------------------

    private static Answer<Job> job(Kernel kernel, Container container, String directory) {
        Files files = kernel.files(container.space());
        List<String> words = new ArrayList<>(container.config().get("Entrypoint").texts());
        words.addAll(container.config().get("Cmd").texts());
        return Runtime.user(files, container.config().get("User").text(), container.hostConfig().get("GroupAdd").texts()).then(user -> {
            Map<String, String> environment = environment(container, user.home());
            new Links(kernel, container).environment().forEach(environment::putIfAbsent);
            List<String> command = withInit(container, words);
            return Runtime.program(files, words.get(0), environment, directory)
                    .then(path -> Answer.of(command == words ? path : "/sbin/docker-init"))
                    .then(path -> Answer.of(new Job(container.id(),
                            new Job.Command(path, command, environment, directory, user.credentials()), wiring(container), new Job.Traits(true, false, foreign(kernel, container)))));
        });
    }

    private static List<String> withInit(Container container, List<String> words) {
        if (!container.hostConfig().get("Init").truth()) {
            return words;
        }
        List<String> all = new ArrayList<>(List.of("/sbin/docker-init", "--"));
        all.addAll(words);
        return all;
    }

    static Map<String, String> environment(Container container, String home) {
        TreeMap<String, String> environment = new TreeMap<>();
        environment.put("HOSTNAME", container.config().get("Hostname").text());
        if (container.tty()) {
            environment.put("TERM", "xterm");
        }
        for (String assignment : container.config().get("Env").texts()) {
            int equals = assignment.indexOf('=');
            if (equals > 0) {
                environment.put(assignment.substring(0, equals), assignment.substring(equals + 1));
            }
        }
        environment.putIfAbsent("HOME", home);
        return environment;
    }

    private static Job.Wiring wiring(Container container) {
        List<dev.drydock.sandbox.tree.Tree> size = container.hostConfig().get("ConsoleSize").items();
        int rows = size.size() == 2 ? size.get(0).wholeInt() : 0;
        int columns = size.size() == 2 ? size.get(1).wholeInt() : 0;
        return new Job.Wiring(container.tty(), container.config().get("OpenStdin").truth(), container.config().get("StdinOnce").truth(),
                new Terminal.Size(columns > 0 ? columns : 80, rows > 0 ? rows : 24));
    }

    private static void startShim(Kernel kernel, String machine, Container container) {
        List<String> arguments = List.of("/usr/bin/containerd-shim-runc-v2", "-namespace", "moby", "-id", container.id(), "-address",
                "/run/containerd/containerd.sock");
        Process.Invocation invocation = new Process.Invocation(arguments.get(0), arguments, new TreeMap<>());
        kernel.processes().spawn(new Processes.Birth(Optional.of(new Process.Id(machine, 1)), machine, invocation, "/", 022, Credentials.ROOT,
                Descriptors.NONE, Optional.of(0), true, Optional.empty(),
                sys -> Step.next(s -> s.sleep(CREATE_TASK_MICROS, Shim.program(container.id(), container.space(), new ShimReports(machine, container.id(), container.space()))))));
    }

    /** Has what a shim tells brought to the engine. */
    private record ShimReports(String machine, String container, String space) implements Reports {
        @Override
        public void started(Kernel kernel, String streams, int pid) {
            Work.after(kernel, machine, 0, new JobStarted(container, streams, pid));
        }

        @Override
        public void ended(Kernel kernel, String streams, Ended how) {
            new JobEnded(container, space, streams, how).report(kernel, machine);
        }
    }

    /** What a container on another kind of processor says. */
    static boolean foreign(Kernel kernel, Container container) {
        String here = Machine.of(kernel.transaction(), container.machine()).hardware().architecture().equals("x86_64") ? "amd64" : "arm64";
        return !container.image().platform().architecture().equals(here);
    }

    /** A start that failed: the container says why, and whoever asked is told. */
    record Failure(Kernel kernel, String machine) {
        void start(Container failed, int code, Reply.Refusal refusal) {
            leave(failed, code, code == 126 || code == 127 ? new Reply.Refusal(400, TASK + refusal.message()) : refusal);
        }

        /** The container stays as it is after a start that failed for this reason. */
        void leave(Container failed, int code, Reply.Refusal told) {
            if (code == 127 || code == 126) {
                List<String> words = new ArrayList<>(failed.config().get("Entrypoint").texts());
                words.addAll(failed.config().get("Cmd").texts());
                Trouble.note(kernel, machine, code == 127 ? "program-missing" : "program-not-executable", "container " + failed.name(), failed.name(),
                        words.get(0), failed.config().get("Image").text());
            }
            Container left = failed.with(failed.state().failed(code, told.message())).with(failed.plugs().unplugged());
            new Containers(kernel, machine).put(left);
            Patron.failed(kernel, left);
            Pending.take(kernel, failed.id(), Pending.START).forEach(exchange -> Call.answer(kernel, exchange, told));
            Attachments.finish(kernel, failed.id());
            if (left.removesItself()) {
                new Removal(kernel, left).remove(true);
            } else {
                Waits.ended(kernel, left);
            }
        }

        /** The exit code that goes with the runtime's words. */
        static int code(String message) {
            return message.startsWith("exec: ") ? message.contains("not found") || message.contains("no such file") ? 127 : 126 : 128;
        }
    }
}
