package dev.drydock.sandbox.virtual.lxc;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Optional;

/** {@code lxc-start}, {@code lxc-stop}, {@code lxc-destroy}, {@code lxc-freeze}, {@code lxc-unfreeze}, {@code lxc-cgroup}. */
final class LxcControl implements Tool {
    private static final long START_MICROS = 650_000;
    private static final long STOP_MICROS = 2_100_000;

    @Override
    public Spec options() {
        return Spec.of("n,name= d,daemon F,foreground f,force,rcfile?= k,kill r,reboot W,nowait t,timeout= s,snapshots P,lxcpath= o,logfile= l,logpriority= q,quiet nolock nokill");
    }

    @Override
    public String usage() {
        return "--name=NAME [OPTION...]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        Optional<String> name = LxcTools.named(arguments);
        if (name.isEmpty()) {
            return LxcTools.unnamed(sys, arguments);
        }
        if (!sys.credentials().root()) {
            return LxcTools.powerless(sys, name.get());
        }
        Lxc lxc = new Lxc(sys.kernel(), sys.space().machine());
        Optional<SystemContainer> container = lxc.find(name.get());
        String tool = arguments.name().substring(arguments.name().lastIndexOf('/') + 1);
        if (container.isEmpty()) {
            return switch (tool) {
                case "lxc-start" -> LxcTools.log(sys, arguments, name.get(), "tools/lxc_start.c: lxc_main: 266", "No container config specified", 1);
                case "lxc-destroy" -> LxcTools.log(sys, arguments, name.get(), "tools/lxc_destroy.c: lxc_main: 241", "Container is not defined", 1);
                default -> LxcTools.log(sys, arguments, name.get(), "tools/" + tool.replace('-', '_') + ".c: lxc_main: 177", "Container " + name.get() + " is not defined", 1);
            };
        }
        return switch (tool) {
            case "lxc-start" -> start(sys, arguments, lxc, container.get());
            case "lxc-stop" -> stop(sys, arguments, lxc, container.get());
            case "lxc-destroy" -> destroy(sys, arguments, lxc, container.get());
            case "lxc-cgroup" -> group(sys, arguments, container.get());
            default -> freeze(sys, arguments, lxc, container.get(), tool.equals("lxc-freeze"));
        };
    }

    private static Step start(Sys sys, Arguments arguments, Lxc lxc, SystemContainer container) {
        if (container.run().isPresent()) {
            return LxcTools.log(sys, arguments, container.name(), "tools/lxc_start.c: lxc_main: 279", "Container is already running", 0);
        }
        lxc.start(container);
        return sys.sleep(START_MICROS, s -> Step.exit(0));
    }

    private static Step stop(Sys sys, Arguments arguments, Lxc lxc, SystemContainer container) {
        if (container.run().isEmpty()) {
            return LxcTools.log(sys, arguments, container.name(), "tools/lxc_stop.c: lxc_main: 191", container.name() + " is not running", 2);
        }
        long grace = arguments.has("k") ? 50_000 : STOP_MICROS;
        return sys.sleep(grace, s -> {
            Lxc then = new Lxc(s.kernel(), s.space().machine());
            then.find(container.name()).ifPresent(then::stop);
            return arguments.has("r") ? s.sleep(200_000, t -> again(t, container.name())) : s.sleep(100_000, t -> Step.exit(0));
        });
    }

    private static Step again(Sys sys, String name) {
        Lxc lxc = new Lxc(sys.kernel(), sys.space().machine());
        lxc.find(name).ifPresent(lxc::start);
        return sys.sleep(START_MICROS, s -> Step.exit(0));
    }

    private static Step destroy(Sys sys, Arguments arguments, Lxc lxc, SystemContainer container) {
        if (container.run().isPresent() && !arguments.has("f")) {
            return LxcTools.log(sys, arguments, container.name(), "tools/lxc_destroy.c: lxc_main: 271", container.name() + " is running", 1);
        }
        lxc.stop(container);
        return sys.sleep(300_000, s -> {
            Lxc then = new Lxc(s.kernel(), s.space().machine());
            then.find(container.name()).ifPresent(then::destroy);
            return s.print("Destroyed container " + container.name() + "\n", 0);
        });
    }

    private static Step freeze(Sys sys, Arguments arguments, Lxc lxc, SystemContainer container, boolean frozen) {
        if (container.run().isEmpty()) {
            return LxcTools.log(sys, arguments, container.name(), "tools/lxc_" + (frozen ? "" : "un") + "freeze.c: lxc_main: 64", "Failed to " + (frozen ? "" : "un") + "freeze /var/lib/lxc:"
                    + container.name(), 1);
        }
        lxc.freeze(container, frozen);
        return Step.exit(0);
    }

    /** Reads or writes a file of the container's control group. */
    private static Step group(Sys sys, Arguments arguments, SystemContainer container) {
        int first = arguments.value("n").isPresent() ? 0 : 1;
        if (arguments.operands().size() <= first) {
            return sys.fail("lxc-cgroup: Missing state object\n", 1);
        }
        if (container.run().isEmpty()) {
            return LxcTools.log(sys, arguments, container.name(), "tools/lxc_cgroup.c: lxc_main: 94", container.name() + " is not running", 1);
        }
        String file = "/sys/fs/cgroup" + container.group() + "/" + arguments.operand(first);
        if (arguments.operands().size() == first + 1) {
            Outcome<Bytes> content = sys.files().read(file);
            return content.ok() ? sys.write(1, content.value(), s -> Step.exit(0)) : failed(sys, arguments, container, "Failed to retrieve value of '" + arguments.operand(first) + "' for '"
                    + container.name() + "'");
        }
        String value = arguments.operand(first + 1);
        Outcome<Integer> opened = sys.open(file, Sys.OpenMode.WRITE);
        Outcome<Integer> written = opened.ok() ? sys.write(opened.value(), Bytes.of(value + "\n")) : opened;
        return written.ok() ? Step.exit(0) : failed(sys, arguments, container, "Failed to assign '" + value + "' value to '" + arguments.operand(first) + "' for '" + container.name() + "'");
    }

    private static Step failed(Sys sys, Arguments arguments, SystemContainer container, String message) {
        return LxcTools.log(sys, arguments, container.name(), "tools/lxc_cgroup.c: lxc_main: 110", message, 1);
    }
}
