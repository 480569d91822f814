package dev.drydock.sandbox.tool.apart;

import dev.drydock.sandbox.process.Capability;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Entering;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code nsenter}: runs a program in the namespaces of another process. */
final class Nsenter implements Tool {
    private static final String NAMED = "/run/netns/";

    @Override
    public Spec options() {
        return Spec.of("a,all t,target= m u i n p U C T mount?= uts?= ipc?= net?= pid?= user?= cgroup?= time?= S,setuid= G,setgid= preserve-credentials r,root?="
                + " w,wd?= W,wdns= e,env F,no-fork Z,follow-context V,version").operandsEndOptions();
    }

    @Override
    public String usage() {
        return "[options] [<program> [<argument>...]]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        Optional<String> named = arguments.value("net").filter(path -> path.startsWith(NAMED) || path.startsWith("/var" + NAMED));
        Set<String> kinds = kinds(arguments);
        Optional<String> target = arguments.value("t");
        if (target.isPresent() && !target.get().matches("\\d{1,7}")) {
            return sys.fail("nsenter: failed to parse pid: '" + target.get() + "'\n", 1);
        }
        if (named.isPresent()) {
            return byName(sys, arguments, named.get());
        }
        if (kinds.isEmpty()) {
            return Unshare.program(sys, arguments, arguments.operands());
        }
        String first = kinds.iterator().next();
        if (target.isEmpty()) {
            return sys.fail("nsenter: neither filename nor target pid supplied for ns/" + first + "\n", 1);
        }
        Process process = sys.listed().get(Integer.parseInt(target.get()));
        boolean init = target.get().equals("1") && process == null && sys.space().shownPids().equals(sys.space().machine());
        if (!init && (process == null || !process.alive())) {
            return sys.fail("nsenter: cannot open /proc/" + target.get() + "/ns/" + first + ": No such file or directory\n", 1);
        }
        boolean own = process != null && process.credentials().uid() == sys.credentials().uid();
        if (!sys.capable(Capability.SYS_ADMIN)) {
            return sys.fail(own ? "nsenter: reassociate to namespace 'ns/" + first + "' failed: Operation not permitted\n"
                    : "nsenter: cannot open /proc/" + target.get() + "/ns/" + first + ": Permission denied\n", 1);
        }
        return enter(sys, arguments, init ? sys.self() : process, kinds);
    }

    private static Set<String> kinds(Arguments arguments) {
        if (arguments.has("a")) {
            return new LinkedHashSet<>(List.of("cgroup", "ipc", "uts", "net", "pid", "mnt"));
        }
        Set<String> kinds = Kinds.asked(arguments);
        for (String kind : List.of("mount", "uts", "ipc", "net", "pid", "user", "cgroup")) {
            if (arguments.has(kind)) {
                kinds.add(kind.equals("mount") ? "mnt" : kind);
            }
        }
        return kinds;
    }

    private static Step byName(Sys sys, Arguments arguments, String path) {
        String id = "netns/" + sys.space().machine() + "/" + path.substring(path.lastIndexOf('/') + 1);
        if (sys.kernel().transaction().find(Network.key(id)).isEmpty()) {
            return sys.fail("nsenter: cannot open " + path + ": " + Errno.ENOENT.text() + "\n", 1);
        }
        if (!sys.capable(Capability.SYS_ADMIN)) {
            return sys.fail("nsenter: reassociate to namespace 'ns/net' failed: Operation not permitted\n", 1);
        }
        sys.enter(Entering.networked(sys.kernel(), sys.self(), id));
        return Unshare.program(sys, arguments, arguments.operands());
    }

    private static Step enter(Sys sys, Arguments arguments, Process target, Set<String> kinds) {
        Set<String> own = new LinkedHashSet<>(kinds);
        own.remove("pid");
        if (!own.isEmpty()) {
            Space joined = Entering.joined(sys.kernel(), sys.self(), target, own);
            if (own.contains("mnt")) {
                sys.enterRoot(joined);
            } else {
                sys.enter(joined);
            }
        }
        if (arguments.value("S").filter(uid -> uid.matches("\\d{1,9}")).isPresent()) {
            int uid = Integer.parseInt(arguments.value("S").get());
            int gid = arguments.value("G").filter(text -> text.matches("\\d{1,9}")).map(Integer::parseInt).orElse(uid);
            sys.become(new Credentials(uid, gid, List.of(gid)));
        }
        if (!kinds.contains("pid")) {
            return Unshare.program(sys, arguments, arguments.operands());
        }
        sys.setCradle(Entering.joined(sys.kernel(), sys.self(), target, Set.of("pid")));
        Outcome<Process> forked = sys.fork(Sys.Child.of(s -> Unshare.program(s, arguments, arguments.operands())));
        return forked.ok() ? sys.waitFor(forked.value().id().pid(), Unshare::follow)
                : sys.fail("nsenter: fork failed: " + forked.errno().text() + "\n", 1);
    }
}
