package dev.drydock.sandbox.tool.machine;

import dev.drydock.sandbox.process.Capability;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Sysctls;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** {@code sysctl}: settings of the kernel, shown and changed. */
public final class SysctlTool implements Tool {
    @Override
    public Spec options() {
        return Spec.of("a,all A X n,values N,names e,ignore q,quiet w,write p,load?= system");
    }

    @Override
    public String usage() {
        return "[options] [variable[=value] ...]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        SortedMap<String, String> all = Sysctls.all(sys.kernel(), sys.space());
        List<String> asked = new ArrayList<>(arguments.operands());
        if (arguments.has("a") || arguments.has("A") || arguments.has("X")) {
            asked.addAll(all.keySet());
        }
        Output output = new Output();
        boolean good = true;
        for (String word : asked) {
            int equals = word.indexOf('=');
            String name = (equals < 0 ? word : word.substring(0, equals)).strip().replace('/', '.');
            if (!all.containsKey(name)) {
                output.complain(arguments, arguments.words("cannot stat /proc/sys/" + name.replace('.', '/') + ": No such file or directory",
                        "error: '" + name + "' is an unknown key"));
                good = false;
            } else if (equals < 0 && arguments.has("w")) {
                output.complain(arguments, arguments.words("\"" + word + "\" must be of the form name=value", "error: '" + word + "' must be of the form name=value"));
                good = false;
            } else if (equals < 0) {
                output.out((arguments.has("n") ? "" : name + (arguments.has("N") ? "" : " = ")) + (arguments.has("N") ? "" : all.get(name)) + "\n");
            } else if (!sys.capable(Capability.SYS_ADMIN)) {
                output.complain(arguments, sys.credentials().root() ? arguments.words("setting key \"" + name + "\", ignoring: Read-only file system",
                        "error setting key '" + name + "': Read-only file system") : arguments.words("permission denied on key \"" + name + "\"",
                        "error setting key '" + name + "': Permission denied"));
                good = false;
            } else {
                Sysctls.set(sys.kernel(), sys.space(), name, word.substring(equals + 1).strip());
                output.out(arguments.has("q") ? "" : (arguments.has("n") ? "" : name + " = ") + word.substring(equals + 1).strip() + "\n");
            }
        }
        return output.exit(sys, good ? 0 : 1);
    }
}
