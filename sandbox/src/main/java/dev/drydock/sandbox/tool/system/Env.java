package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** {@code env}: the environment, or a command in a changed one. */
final class Env implements Tool {
    @Override
    public Spec options() {
        return Spec.of("i,ignore-environment u,unset= 0,null C,chdir= S,split-string= v,debug").operandsEndOptions();
    }

    @Override
    public String usage() {
        return "[OPTION]... [-] [NAME=VALUE]... [COMMAND [ARG]...]";
    }

    @Override
    public int misuseStatus() {
        return 125;
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        boolean dash = !arguments.operands().isEmpty() && arguments.operand(0).equals("-");
        TreeMap<String, String> environment = arguments.has("i") || dash ? new TreeMap<>() : new TreeMap<>(sys.environment());
        arguments.values("u").forEach(environment::remove);
        List<String> left = dash ? arguments.operands().subList(1, arguments.operands().size()) : arguments.operands();
        int at = 0;
        for (; at < left.size() && left.get(at).indexOf('=') > 0; at++) {
            int equals = left.get(at).indexOf('=');
            environment.put(left.get(at).substring(0, equals), left.get(at).substring(equals + 1));
        }
        if (at < left.size()) {
            return Launch.exec(sys, arguments, left.subList(at, left.size()), environment);
        }
        StringBuilder text = new StringBuilder();
        inOrder(sys, environment).forEach(name -> text.append(name).append('=').append(environment.get(name)).append(arguments.has("0") ? '\0' : '\n'));
        return sys.print(text.toString(), 0);
    }

    /** The kernel sorts variables by name; in a container the engine's own stand first and last, those of its settings in their order between. */
    private static List<String> inOrder(Sys sys, TreeMap<String, String> environment) {
        List<String> names = new ArrayList<>(environment.keySet());
        if (sys.space().ownPids()) {
            List<String> engines = List.of("HOME", "TERM", "HOSTNAME", "PATH");
            List<String> given = sys.kernel().transaction().find(Space.VARIABLES.key(sys.space().id())).orElse(List.of());
            names.sort(Comparator.comparing((String name) -> -engines.indexOf(name))
                    .thenComparing((String name) -> given.contains(name) ? given.indexOf(name) : given.size()).thenComparing(Comparator.naturalOrder()));
            if (names.remove("HOME")) {
                names.add("HOME");
            }
        }
        return names;
    }
}
