package dev.drydock.sandbox.virtual;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code virsh}: the client of libvirt. A command a call; it has no shell of its own here. */
final class Virsh implements Tool {
    private static final Set<String> VALUED = Set.of("-c", "--connect", "-d", "--debug", "-e", "--escape", "-l", "--log");
    private static final Set<String> KNOWN = new java.util.TreeSet<>(List.of("attach-disk", "attach-interface", "blockresize", "capabilities", "cpu-stats", "detach-disk", "domblkinfo", "domblkstat",
            "domifstat", "domrename", "edit", "managedsave", "migrate", "net-define", "net-destroy", "net-dumpxml", "net-edit", "net-start", "pool-define", "pool-start", "restore", "save",
            "send-key", "setmem", "setmaxmem", "setvcpus", "snapshot-create", "snapshot-create-as", "snapshot-delete", "snapshot-list", "snapshot-revert", "ttyconsole", "vncdisplay", "vol-clone",
            "vol-dumpxml", "vol-info", "vol-resize"));

    /** What connecting to the daemon takes. */
    private static final long CONNECT_MICROS = 14_000;

    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "[options]... [<command_string>]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<String> words = new ArrayList<>(arguments.operands());
        while (!words.isEmpty() && words.get(0).startsWith("-")) {
            String option = words.remove(0);
            if (option.equals("-v") || option.equals("--version")) {
                return sys.print("10.0.0\n", 0);
            }
            if (option.equals("-h") || option.equals("--help")) {
                return sys.print("\nvirsh [options]... [<command_string>]\nvirsh [options]... <command> [args...]\n\n", 0);
            }
            if (VALUED.contains(option) && !words.isEmpty()) {
                words.remove(0);
            }
        }
        if (words.isEmpty()) {
            return sys.fail(sys.phrases().textOr("virsh: not simulated here", "not-simulated.command", "virsh") + "\n", 96);
        }
        String command = words.remove(0);
        return sys.sleep(CONNECT_MICROS, s -> run(s, command, List.copyOf(words)));
    }

    private static Step run(Sys sys, String command, List<String> words) {
        Words given = new Words(command, words);
        Domains domains = new Domains(sys.kernel(), sys.space().machine());
        Optional<Step> done = new VirshDomains(sys, domains, given).run().or(() -> new VirshFacts(sys, domains, given).run()).or(() -> new VirshHost(sys, domains, given).run());
        return done.orElseGet(() -> KNOWN.contains(command)
                ? sys.fail(sys.phrases().textOr("virsh: not simulated here", "not-simulated.command", "virsh " + command) + "\n", 96)
                : sys.fail("error: unknown command: '" + command + "'\n", 1));
    }

    /** A command's words. */
    record Words(String command, List<String> all) {
        boolean has(String option) {
            return all.contains(option);
        }

        /** What stands behind an option that takes a value. */
        Optional<String> value(String option) {
            int at = all.indexOf(option);
            Optional<String> joined = all.stream().filter(word -> word.startsWith(option + "=")).map(word -> word.substring(option.length() + 1)).findFirst();
            return joined.or(() -> at >= 0 && at + 1 < all.size() ? Optional.of(all.get(at + 1)) : Optional.empty());
        }

        /** Words that are no options, in order. */
        List<String> operands() {
            List<String> operands = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                boolean valued = i > 0 && List.of("--domain", "--file", "--pool", "--format", "--storage", "--source", "--network", "--vol").contains(all.get(i - 1));
                if (!all.get(i).startsWith("--") || valued) {
                    operands.add(all.get(i));
                }
            }
            return operands;
        }
    }

    /** Output with the empty line that virsh prints behind every command. */
    static Step say(Sys sys, String text) {
        return sys.print(text + "\n", 0);
    }

    /** Complaints, each a line, and the empty line. */
    static Step fail(Sys sys, String... complaints) {
        StringBuilder text = new StringBuilder();
        for (String complaint : complaints) {
            text.append("error: ").append(complaint).append('\n');
        }
        return sys.complain(text.toString(), s -> s.print("\n", 1));
    }
}
