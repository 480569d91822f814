package dev.drydock.sandbox.tool.apart;

import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Capability;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Entering;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Launch;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code unshare}: runs a program in new namespaces. */
final class Unshare implements Tool {
    private static final int NOBODY = 65534;

    @Override
    public Spec options() {
        return Spec.of("m u i n p U C T mount?= uts?= ipc?= net?= pid?= user?= cgroup?= time?= f,fork r,map-root-user c,map-current-user map-user= map-group= map-auto"
                + " kill-child?= mount-proc?= propagation= setgroups= keep-caps R,root= w,wd= S,setuid= G,setgid= V,version").operandsEndOptions();
    }

    @Override
    public String usage() {
        return "[options] [<program> [<argument>...]]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        Set<String> kinds = kinds(arguments);
        boolean maps = arguments.has("r") || arguments.has("c") || arguments.has("map-user") || arguments.has("map-auto");
        if (maps) {
            kinds.add("user");
        }
        if (arguments.has("mount-proc") || arguments.has("R")) {
            kinds.add("mnt");
        }
        if (!sys.capable(Capability.SYS_ADMIN)) {
            return refused(sys, arguments, kinds);
        }
        Set<String> own = new LinkedHashSet<>(kinds);
        own.remove("pid");
        if (!own.isEmpty()) {
            sys.enter(Entering.unshared(sys.kernel(), sys.self(), own));
        }
        if (kinds.contains("pid")) {
            sys.setCradle(Entering.unshared(sys.kernel(), sys.self(), Set.of("pid")));
        }
        if (kinds.contains("user") && !maps) {
            sys.become(new Credentials(NOBODY, NOBODY, List.of(NOBODY)));
        }
        if (!arguments.has("f") && !arguments.has("kill-child")) {
            return begin(sys, arguments);
        }
        Outcome<Process> forked = sys.fork(Sys.Child.of(s -> begin(s, arguments)));
        return forked.ok() ? sys.waitFor(forked.value().id().pid(), Unshare::follow)
                : sys.fail(arguments.name() + ": fork failed: " + forked.errno().text() + "\n", 1);
    }

    private static Set<String> kinds(Arguments arguments) {
        Set<String> kinds = new LinkedHashSet<>(Kinds.asked(arguments));
        for (String kind : List.of("mount", "uts", "ipc", "net", "pid", "user", "cgroup")) {
            if (arguments.has(kind)) {
                kinds.add(kind.equals("mount") ? "mnt" : kind);
            }
        }
        return kinds;
    }

    /** Without root's power only a namespace for users can be made, and Ubuntu's kernel lets nobody write its map. */
    private Step refused(Sys sys, Arguments arguments, Set<String> kinds) {
        String system = Machine.of(sys.kernel().transaction(), sys.space().machine()).operatingSystem();
        boolean mapped = kinds.contains("user") && system.startsWith("Ubuntu") && !sys.credentials().root();
        return sys.fail(arguments.words(mapped ? "unshare: write failed /proc/self/uid_map: Operation not permitted\n" : "unshare: unshare failed: Operation not permitted\n",
                kinds.contains("user") ? "unshare: unshare(0x10000000): Operation not permitted\n" : "unshare: unshare(0x20000): Operation not permitted\n"), 1);
    }

    private static Step begin(Sys sys, Arguments arguments) {
        if (arguments.has("mount-proc")) {
            mountProc(sys, arguments.value("mount-proc").filter(path -> !path.isEmpty()).orElse("/proc"));
        }
        if (arguments.value("R").isPresent()) {
            Outcome<Space> rooted = sys.files().locate(arguments.value("R").get()).then(found -> Entering.rooted(sys.kernel(), sys.self(), found));
            if (!rooted.ok()) {
                return sys.fail("unshare: cannot change root directory to '" + arguments.value("R").get() + "': " + rooted.errno().text() + "\n", 1);
            }
            sys.enterRoot(rooted.value());
        }
        if (arguments.value("w").isPresent()) {
            Outcome<Boolean> moved = sys.changeDirectory(arguments.value("w").get());
            if (!moved.ok()) {
                return sys.fail("unshare: cannot chdir to '" + arguments.value("w").get() + "': " + moved.errno().text() + "\n", 1);
            }
        }
        return program(sys, arguments, arguments.operands());
    }

    private static void mountProc(Sys sys, String at) {
        sys.files().locate(at).toOptional().ifPresent(place -> {
            List<Space.Mount> mounts = new ArrayList<>(sys.space().mounts());
            mounts.removeIf(mount -> mount.at().equals(place.path()));
            mounts.add(new Space.Mount(place.path(), new Space.Source.Proc(sys.space().pids()), false)
                    .labelled(new Space.Label("proc", "proc", ",nosuid,nodev,noexec,relatime", 0)));
            Entering.remount(sys.kernel(), sys.space(), mounts);
        });
    }

    /** Runs the program given, or a shell. */
    static Step program(Sys sys, Arguments arguments, List<String> words) {
        List<String> command = words.isEmpty() ? List.of(sys.variable("SHELL").filter(shell -> !shell.isEmpty()).orElse("/bin/sh")) : words;
        return Launch.replace(sys, command, sys.environment(), (name, errno) -> arguments.words(arguments.name() + ": failed to execute " + name + ": " + errno.text() + "\n",
                arguments.name() + ": can't execute '" + name + "': " + errno.text() + "\n"));
    }

    /** Ends as the child did. */
    static Step follow(Sys sys, Ended ended) {
        return Step.exit(ended.status());
    }
}
