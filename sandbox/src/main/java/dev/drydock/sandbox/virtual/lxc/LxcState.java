package dev.drydock.sandbox.virtual.lxc;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Locale;
import java.util.Optional;

/** {@code lxc-info}: a container's state and what it uses. */
final class LxcState implements Tool {
    @Override
    public Spec options() {
        return Spec.of("n,name= c,config= i,ips p,pid S,stats H,no-humanize s,state P,lxcpath=");
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
        Optional<SystemContainer> found = sys.credentials().root() ? new Lxc(sys.kernel(), sys.space().machine()).find(name.get()) : Optional.empty();
        if (found.isEmpty()) {
            return sys.fail(name.get() + " doesn't exist\n", 1);
        }
        SystemContainer container = found.get();
        boolean plain = arguments.has("H");
        boolean all = !arguments.has("i") && !arguments.has("p") && !arguments.has("S") && !arguments.has("s");
        StringBuilder text = new StringBuilder();
        line(text, plain, all, "Name", container.name());
        line(text, plain, all || arguments.has("s"), "State", container.state());
        container.run().ifPresent(run -> {
            line(text, plain, all || arguments.has("p"), "PID", Integer.toString(run.init().pid()));
            String address = LxcLs.address(sys, container);
            line(text, plain, (all || arguments.has("i")) && !address.equals("-"), "IP", address);
            used(sys, text, plain, all || arguments.has("S"), container);
        });
        return sys.print(text.toString(), 0);
    }

    private static void used(Sys sys, StringBuilder text, boolean plain, boolean wanted, SystemContainer container) {
        String group = "/sys/fs/cgroup" + container.group();
        long memory = number(sys, group + "/memory.current");
        String stat = sys.files().read(group + "/cpu.stat").toOptional().map(Bytes::text).orElse("usage_usec 0\n");
        double seconds = Long.parseLong(stat.split("\\s+")[1]) / 1e6 + 0.38;
        line(text, plain, wanted, "CPU use", plain ? Long.toString((long) (seconds * 1e9)) : String.format(Locale.ROOT, "%.2f seconds", seconds));
        line(text, plain, wanted, "Memory use", plain ? Long.toString(memory) : String.format(Locale.ROOT, "%.2f MiB", memory / 1048576.0));
        line(text, plain, wanted, "KMem use", plain ? "1941504" : "1.85 MiB");
        line(text, plain, wanted, "Link", "veth" + Integer.toString(Math.abs(container.name().hashCode()) % 46_656 + 46_656, 36));
        if (wanted) {
            text.append(" TX bytes:      1.31 KiB\n RX bytes:      2.94 KiB\n Total bytes:   4.25 KiB\n");
        }
    }

    private static long number(Sys sys, String file) {
        String text = sys.files().read(file).toOptional().map(Bytes::text).orElse("0").strip();
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static void line(StringBuilder text, boolean plain, boolean wanted, String name, String value) {
        if (wanted) {
            text.append(plain && !name.equals("Name") ? value + "\n" : String.format(Locale.ROOT, "%-15s %s\n", name + ":", value));
        }
    }
}
