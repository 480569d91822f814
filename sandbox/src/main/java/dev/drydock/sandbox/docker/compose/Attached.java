package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Interrupts;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.Service;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.docker.compose.progress.Display;
import dev.drydock.sandbox.docker.compose.progress.Logbook;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * {@code docker compose up} in the foreground: attached to the containers before they start, until all have ended or an interrupt has
 * stopped them.
 */
record Attached(Workshop shop, Project project) {
    private static final int INTERRUPTED = 130;

    Step start(Sys sys) {
        Logbook logbook = Logbook.begin(!flags().on("no-color") && shop.colours(sys), !flags().on("no-log-prefix"), flags().on("timestamps"));
        Display display = shop.display(sys, "").silent().with(logbook);
        return Crew.run(sys, display, this::attach, this::finish, Workshop::give);
    }

    private GivenFlags flags() {
        return shop.job().flags();
    }

    /** Services whose output is shown. */
    private List<String> shown() {
        List<String> named = flags().all("attach");
        List<String> asked = shop.job().arguments();
        List<String> all = !named.isEmpty() ? named : project.services().values().stream()
                .filter(service -> asked.isEmpty() || asked.contains(service.name()) || flags().on("attach-dependencies"))
                .filter(service -> service.fields().get("attach").isNothing() || service.fields().get("attach").truth())
                .map(Service::name).toList();
        return all.stream().filter(service -> !flags().all("no-attach").contains(service)).toList();
    }

    private Step attach(Sys sys) {
        List<String> shown = shown();
        return Containers.list(sys, shop.daemon(), project.name(), Containers.OneOff.EXCLUDED, true, shown, (s, containers) -> {
            List<Mapping> sorted = shown.isEmpty() ? List.of() : Containers.byName(containers);
            String names = String.join(", ", sorted.stream().map(Containers::logged).toList());
            Code go = t -> stream(t, sorted, List.of());
            return sorted.isEmpty() ? go.run(s) : s.print("Attaching to " + names + "\n", go);
        });
    }

    /** Opens the streams of all containers, one after the other. */
    private Step stream(Sys sys, List<Mapping> left, List<LogStream> open) {
        if (left.isEmpty()) {
            return watch(sys, open);
        }
        String id = Containers.id(left.get(0));
        return shop.daemon().get(sys, "/containers/" + id + "/json", Map.of(), (s, answer) -> {
            Request request = Request.of("POST", shop.daemon().versioned("/containers/" + id + "/attach"),
                    Map.of("stream", "1", "stdout", "1", "stderr", "1"), Bytes.EMPTY).withHeader("connection", "Upgrade").withHeader("upgrade", "tcp");
            return shop.daemon().open(s, request, (t, call, head) -> {
                List<LogStream> more = new ArrayList<>(open);
                more.add(new LogStream(call, Containers.logged(left.get(0)), answer.json().at("Config", "Tty").truth(), true));
                return stream(t, left.subList(1, left.size()), List.copyOf(more));
            }, (t, refused) -> Crew.fail(refused.complaint()));
        });
    }

    private Step watch(Sys sys, List<LogStream> open) {
        Sys.PipeEnds interrupts = sys.pipe();
        Interrupts.handle(sys, (s, signal, interrupted) -> {
            s.write(interrupts.writer(), Bytes.of("."));
            return interrupted;
        });
        List<Crew.Task> tasks = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            LogStream stream = open.get(i);
            tasks.add(Crew.Task.of("log " + i, (s, none) -> stream.read(s, t -> Crew.done())));
        }
        List<String> watched = shop.job().arguments().isEmpty() ? shown() : shop.job().arguments();
        tasks.add(Crew.Task.of("monitor", (s, none) -> new Monitor(shop, project.name(), watched, new Listening(attachedIds(open)))
                .start(s)));
        tasks.add(Crew.Task.of("start", (s, none) -> new Starting(shop, project).start(s, t -> Crew.done())));
        return Crew.aside(s -> interrupted(s, interrupts.reader(), 0), s -> Crew.all(tasks, (t, results) -> Crew.over(results.get("monitor"))));
    }

    private static List<String> attachedIds(List<LogStream> open) {
        return open.stream().map(LogStream::name).toList();
    }

    /**
     * Whether the keys are read for a menu, as they are at a terminal: an interrupt is then a key like others, which ends the command with
     * status 0, and the log is shown to its end. The menu itself, which offers to watch files, is not drawn.
     */
    private boolean menu(Sys sys) {
        boolean wanted = flags().has("menu") ? flags().on("menu") : !List.of("0", "f", "false").contains(sys.variable("COMPOSE_MENU").orElse("").toLowerCase(Locale.ROOT));
        return wanted && sys.isTerminal(0) && sys.isTerminal(1) && !shop.job().group().text("progress").equals("plain");
    }

    /** Waits for interrupts: the first stops the services, the second kills them. */
    private Step interrupted(Sys sys, int reader, int count) {
        return sys.read(reader, 1, (s, read) -> {
            if (count == 0) {
                return s.print("Gracefully Stopping... press Ctrl+C again to force\n", t -> Crew.aside(menu(t) ? u -> stop(v -> Crew.done()) : this::leave, u -> interrupted(u, reader, 1)));
            }
            return Containers.list(s, shop.daemon(), project.name(), Containers.OneOff.INCLUDED, true, List.of(), (t, containers) ->
                    kill(t, containers, reader));
        });
    }

    private Step kill(Sys sys, List<Mapping> left, int reader) {
        return left.isEmpty() ? interrupted(sys, reader, 2)
                : shop.daemon().post(sys, "/containers/" + Containers.id(left.get(0)) + "/kill", Map.of("signal", "SIGKILL"),
                        (s, answer) -> kill(s, left.subList(1, left.size()), reader));
    }

    /** Stops the services; that all is over is seen by who watches them. */
    private Step stop(Code then) {
        return Step.next(sys -> Crew.showing(display -> shop.display(sys, "").mixed(sys).with(display.logbook()), s ->
                new Stopping(shop, project).stop(s, List.copyOf(project.services().keySet()), "", then)));
    }

    /** Stops the services without showing what they still write, and ends. */
    private Step leave(Sys sys) {
        return Crew.showing(display -> shop.display(sys, "").mixed(sys).with(display.logbook().close()), s ->
                new Stopping(shop, project).stop(s, List.copyOf(project.services().keySet()), "", t -> Crew.over(new Whole(INTERRUPTED))));
    }

    private Step finish(Sys sys, Display display, Tree value) {
        return value.whole() == 0 ? Step.exit(0) : sys.fail("\n", value.wholeInt());
    }

    /** What is done when containers start and end. @param attached names of those whose output is shown from their start on */
    private final class Listening implements Monitor.Listener {
        private final List<String> attached;

        Listening(List<String> attached) {
            this.attached = attached;
        }

        @Override
        public Step started(Sys sys, Monitor.Seen seen, Code then) {
            if (attached.contains(seen.name()) && !seen.restarting() || !shown().contains(seen.service())) {
                return then.run(sys);
            }
            return new Logs.Following(shop, Map.of("stdout", "1", "stderr", "1")).started(sys, seen, then);
        }

        @Override
        public Step exited(Sys sys, Monitor.Seen seen, Code then) {
            Code abort = s -> s.complain("\u001b[31m\u001b[1mAborting on container exit...\u001b[0m\n", t -> stop(then));
            return Crew.status(seen.name(), "exited with code " + seen.exitCode() + (seen.restarting() ? " (restarting)" : ""),
                    decides(seen) && !seen.late() ? abort : then);
        }

        @Override
        public boolean decides(Monitor.Seen seen) {
            return flags().on("abort-on-container-exit") || !flags().text("exit-code-from").isEmpty()
                    || flags().on("abort-on-container-failure") && seen.exitCode() != 0;
        }

        @Override
        public OptionalInt verdict(Monitor.Seen seen) {
            String from = flags().text("exit-code-from");
            return decides(seen) && (from.isEmpty() || from.equals(seen.service())) ? OptionalInt.of(seen.exitCode()) : OptionalInt.empty();
        }
    }
}
