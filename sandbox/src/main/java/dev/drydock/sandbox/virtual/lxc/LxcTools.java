package dev.drydock.sandbox.virtual.lxc;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Optional;

/** Which of LXC's tools there are; made when asked for. */
public final class LxcTools {
    private LxcTools() {}

    /** The tool of that name. */
    public static Optional<Tool> find(String name) {
        return switch (name) {
            case "lxc-attach" -> Optional.of(new LxcAttach());
            case "lxc-create" -> Optional.of(new LxcCreate());
            case "lxc-info" -> Optional.of(new LxcState());
            case "lxc-ls" -> Optional.of(new LxcLs());
            case "lxc-cgroup", "lxc-destroy", "lxc-freeze", "lxc-start", "lxc-stop", "lxc-unfreeze" -> Optional.of(new LxcControl());
            default -> Optional.empty();
        };
    }

    /** A complaint in the form of LXC's log: program, container, where in its source. */
    static Step log(Sys sys, Arguments arguments, String container, String place, String message, int status) {
        return sys.fail(arguments.name() + ": " + (container.isEmpty() ? "" : container + ": ") + "../src/lxc/" + place + " " + message + "\n", status);
    }

    /** The container that is meant: by option, or as the first word. */
    static Optional<String> named(Arguments arguments) {
        return arguments.value("n").or(() -> arguments.operands().stream().findFirst());
    }

    static Step unnamed(Sys sys, Arguments arguments) {
        return sys.fail(arguments.name() + ": No container name specified\n", 1);
    }

    static Step powerless(Sys sys, String container) {
        return sys.fail("Insufficent privileges to control /var/lib/lxc:" + container + "\n", 1);
    }
}
