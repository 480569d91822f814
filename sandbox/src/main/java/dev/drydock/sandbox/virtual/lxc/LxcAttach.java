package dev.drydock.sandbox.virtual.lxc;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
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
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** {@code lxc-attach}: runs a program in a container. */
final class LxcAttach implements Tool {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    @Override
    public Spec options() {
        return Spec.of("n,name= e,elevated-privileges?= s,namespaces= R,remount-sys-proc clear-env keep-env v,set-var= keep-var= f,rcfile= P,lxcpath= u,uid= g,gid=").operandsEndOptions();
    }

    @Override
    public String usage() {
        return "--name=NAME [OPTION...] [-- COMMAND]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<String> words = new ArrayList<>(arguments.operands());
        Optional<String> first = arguments.value("n").isEmpty() && !words.isEmpty() ? Optional.of(words.remove(0)) : Optional.empty();
        Optional<String> name = arguments.value("n").or(() -> first);
        if (!words.isEmpty() && words.get(0).equals("--")) {
            words.remove(0);
        }
        if (name.isEmpty()) {
            return LxcTools.unnamed(sys, arguments);
        }
        if (!sys.credentials().root()) {
            return LxcTools.powerless(sys, name.get());
        }
        Optional<SystemContainer> container = new Lxc(sys.kernel(), sys.space().machine()).find(name.get());
        if (container.isEmpty() || container.get().run().isEmpty()) {
            String lead = arguments.name() + ": " + name.get() + ": ../src/lxc/attach.c: ";
            return sys.fail(lead + "get_attach_context: 406 Connection refused - Failed to get init pid\n" + lead + "lxc_attach: 1470 Connection refused - Failed to get attach context\n", 1);
        }
        return attach(sys, arguments, container.get(), List.copyOf(words));
    }

    private static Step attach(Sys sys, Arguments arguments, SystemContainer container, List<String> words) {
        Space space = sys.kernel().transaction().get(Space.key(container.space()));
        List<String> command = words.isEmpty() ? List.of(shell(sys, container)) : words;
        TreeMap<String, String> environment = new TreeMap<>();
        sys.variable("TERM").ifPresent(term -> environment.put("TERM", term));
        environment.put("PATH", PATH);
        environment.put("HOME", "/root");
        environment.put("USER", "root");
        environment.put("container", "lxc");
        sys.setCradle(space);
        Outcome<Process> forked = sys.fork(Sys.Child.of(s -> {
            s.changeDirectory("/");
            return Launch.replace(s, command, environment, (program, errno) -> arguments.name() + ": " + container.name()
                    + ": ../src/lxc/attach.c: lxc_attach_run_command: 1841 " + errno.text() + " - Failed to exec \"" + program + "\"\n");
        }));
        if (!forked.ok()) {
            return sys.fail(arguments.name() + ": " + container.name() + ": ../src/lxc/attach.c: lxc_attach: 1546 " + Errno.EAGAIN.text() + " - Failed to create child process\n", 1);
        }
        sys.kernel().controlGroups().move(forked.value().id(), container.group());
        return sys.waitFor(forked.value().id().pid(), (s, ended) -> Step.exit(ended.status()));
    }

    private static String shell(Sys sys, SystemContainer container) {
        String root = sys.kernel().files(container.space()).read("/etc/passwd").toOptional().map(Bytes::text).orElse("").lines()
                .filter(line -> line.startsWith("root:")).findFirst().orElse("root:x:0:0:root:/root:/bin/sh");
        String[] fields = root.split(":");
        return fields.length > 6 && !fields[6].isEmpty() ? fields[6] : "/bin/sh";
    }
}
