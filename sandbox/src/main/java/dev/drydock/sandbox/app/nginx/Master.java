package dev.drydock.sandbox.app.nginx;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The master process: starts workers, watches them, obeys signals.
 *
 * @param workers numbers of the living workers: the machine's to the master's own
 * @param leaving whether it ends when the last worker has
 */
record Master(Site site, String file, String globals, List<Nginx.Listening> listening, SortedMap<Integer, Integer> workers, boolean leaving) {
    Step start(Sys sys) {
        sys.setTitle("nginx: master process nginx -g daemon off;");
        sys.files().write(Nginx.PID_FILE, Bytes.of(sys.pid() + "\n"));
        notice(sys, "using the \"epoll\" event method");
        notice(sys, "nginx/" + site.version());
        notice(sys, "OS: Linux " + Machine.of(sys.kernel().transaction(), sys.space().machine()).kernelRelease());
        notice(sys, "getrlimit(RLIMIT_NOFILE): 1048576:1048576");
        return startWorkers(sys).rest(sys);
    }

    private void notice(Sys sys, String text) {
        Logs.error(sys, site, "notice", text);
    }

    private Master with(SortedMap<Integer, Integer> changed) {
        return new Master(site, file, globals, listening, changed, leaving);
    }

    private Master startWorkers(Sys sys) {
        notice(sys, "start worker processes");
        String wanted = site.main().stream().filter(d -> d.name().equals("worker_processes")).reduce((a, b) -> b).map(Directive::word).orElse("1");
        int count = wanted.matches("\\d{1,3}") ? Integer.parseInt(wanted) : Machine.of(sys.kernel().transaction(), sys.space().machine()).hardware().cpus();
        TreeMap<Integer, Integer> started = new TreeMap<>(workers);
        for (int i = 0; i < count; i++) {
            Outcome<Process> worker = sys.fork(Sys.Child.of(s -> {
                s.setTitle("nginx: worker process");
                user(s).ifPresent(s::become);
                return new Worker(site, listening, Map.of(), 0, false).start(s);
            }));
            if (worker.ok()) {
                started.put(worker.value().id().pid(), worker.value().place().inner());
                notice(sys, "start worker process " + worker.value().place().inner());
            }
        }
        return with(started);
    }

    /** Who the workers are: the configuration's user, if the master is root and there is such a user. */
    private Optional<Credentials> user(Sys sys) {
        String name = site.main().stream().filter(d -> d.name().equals("user")).reduce((a, b) -> b).map(Directive::word).orElse("nginx");
        if (!sys.credentials().root()) {
            return Optional.empty();
        }
        return sys.files().read("/etc/passwd").toOptional().flatMap(passwd -> passwd.text().lines()
                .map(line -> line.split(":"))
                .filter(fields -> fields.length > 3 && fields[0].equals(name))
                .map(fields -> new Credentials(Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), List.of(Integer.parseInt(fields[3]))))
                .findFirst());
    }

    private Step rest(Sys sys) {
        Master now = this;
        for (int worker : workers.keySet()) {
            Optional<Ended> ended = sys.reap(worker);
            if (ended.isPresent()) {
                TreeMap<Integer, Integer> left = new TreeMap<>(now.workers);
                int number = left.remove(worker);
                now = now.with(left);
                notice(sys, "signal 17 (SIGCHLD) received from " + number);
                notice(sys, "worker process " + number + " exited " + ended.get().signal().map(s -> "on signal " + s.number()).orElse("with code " + ended.get().exitStatus()));
                if (!leaving && ended.get().signal().isPresent()) {
                    now = now.startWorkers(sys);
                }
            }
        }
        if (now.leaving && now.workers.isEmpty()) {
            now.notice(sys, "exit");
            sys.files().unlink(Nginx.PID_FILE);
            return Step.exit(0);
        }
        Master waiting = now;
        for (Signal signal : List.of(Signal.QUIT, Signal.TERM, Signal.INT, Signal.HUP, Signal.USR1, Signal.WINCH)) {
            sys.onSignal(signal, Optional.of(new Disposition.Handle((s, received, interrupted) -> waiting.obey(s, received))));
        }
        return Step.await(new Step.Condition.ChildChanged(sys.childChanges()), waiting::rest);
    }

    private Step obey(Sys sys, Signal signal) {
        String name = "signal " + signal.number() + " (SIG" + signal.name() + ") received";
        return switch (signal) {
            case QUIT -> {
                notice(sys, name + ", shutting down");
                yield leave(sys, Signal.QUIT);
            }
            case TERM, INT -> {
                notice(sys, name + ", exiting");
                yield leave(sys, Signal.TERM);
            }
            case HUP -> reload(sys, name);
            default -> {
                notice(sys, name + (signal == Signal.USR1 ? ", reopening logs" : ""));
                yield rest(sys);
            }
        };
    }

    private Step leave(Sys sys, Signal signal) {
        tell(sys, workers.keySet(), signal);
        listening.forEach(port -> sys.close(port.descriptor()));
        return new Master(site, file, globals, List.of(), workers, true).rest(sys);
    }

    private static void tell(Sys sys, Set<Integer> workers, Signal signal) {
        workers.forEach(worker -> {
            Process child = sys.children().get(worker);
            if (child != null) {
                sys.kernel().processes().signal(child.id(), signal, true);
            }
        });
    }

    /** Reads the configuration anew; a wrong one leaves all as it was. */
    private Step reload(Sys sys, String name) {
        notice(sys, name + ", reconfiguring");
        notice(sys, "reconfiguring");
        Nginx.Loaded loaded = Nginx.load(sys, file, globals);
        if (loaded.complaint().isPresent()) {
            Logs.error(sys, site, "emerg", loaded.complaint().get());
            return rest(sys);
        }
        List<Nginx.Listening> kept = new ArrayList<>();
        for (int port : loaded.site().ports()) {
            Optional<Nginx.Listening> known = listening.stream().filter(l -> l.port() == port).findFirst();
            Outcome<Integer> bound = known.isPresent() ? Outcome.of(known.get().descriptor()) : sys.listen("0.0.0.0", port);
            if (!bound.ok()) {
                Logs.error(sys, site, "emerg", "bind() to 0.0.0.0:" + port + " failed (98: " + bound.errno().text() + ")");
                return rest(sys);
            }
            kept.add(new Nginx.Listening(port, bound.value()));
        }
        listening.stream().filter(old -> !kept.contains(old)).forEach(old -> sys.close(old.descriptor()));
        SortedMap<Integer, Integer> old = workers;
        Master fresh = new Master(loaded.site(), file, globals, kept, old, false).startWorkers(sys);
        tell(sys, old.keySet(), Signal.QUIT);
        return fresh.rest(sys);
    }
}
