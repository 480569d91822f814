package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.process.Confines;
import dev.drydock.sandbox.shell.run.Call;
import dev.drydock.sandbox.shell.run.Turn;
import java.util.List;
import java.util.Locale;

/** {@code umask}, {@code ulimit}, {@code times}, {@code history} and {@code help}. */
final class Limits {
    /**
     * A resource.
     *
     * @param name as the kernel's limits call it; empty for one that is not a limit
     * @param bash its words in bash's list
     * @param busybox its words in busybox's list; empty: not there
     * @param unit bytes, or the like, that one counts for
     */
    private record Resource(char letter, String name, String bash, String busybox, long unit) {}

    private static final List<Resource> RESOURCES = List.of(
            new Resource('c', "core", "core file size              (blocks, -c)", "core file size (blocks)         (-c)", 512),
            new Resource('d', "data", "data seg size               (kbytes, -d)", "data seg size (kb)              (-d)", 1024),
            new Resource('e', "nice", "scheduling priority                 (-e)", "scheduling priority             (-e)", 1),
            new Resource('f', "fsize", "file size                   (blocks, -f)", "file size (blocks)              (-f)", 512),
            new Resource('i', "sigpending", "pending signals                     (-i)", "pending signals                 (-i)", 1),
            new Resource('l', "memlock", "max locked memory           (kbytes, -l)", "max locked memory (kb)          (-l)", 1024),
            new Resource('m', "rss", "max memory size             (kbytes, -m)", "max memory size (kb)            (-m)", 1024),
            new Resource('n', "nofile", "open files                          (-n)", "open files                      (-n)", 1),
            new Resource('p', "", "pipe size                (512 bytes, -p)", "", 1),
            new Resource('q', "msgqueue", "POSIX message queues         (bytes, -q)", "POSIX message queues (bytes)    (-q)", 1),
            new Resource('r', "rtprio", "real-time priority                  (-r)", "real-time priority              (-r)", 1),
            new Resource('s', "stack", "stack size                  (kbytes, -s)", "stack size (kb)                 (-s)", 1024),
            new Resource('t', "cpu", "cpu time                   (seconds, -t)", "cpu time (seconds)              (-t)", 1),
            new Resource('u', "nproc", "max user processes                  (-u)", "max user processes              (-u)", 1),
            new Resource('v', "as", "virtual memory              (kbytes, -v)", "virtual memory (kb)             (-v)", 1024),
            new Resource('x', "locks", "file locks                          (-x)", "file locks                      (-x)", 1));

    private Limits() {
    }

    static Turn umask(Call call) {
        int now = call.sys().self().place().umask();
        List<String> arguments = call.arguments();
        if (arguments.isEmpty()) {
            return call.print(String.format(Locale.ROOT, "%04o%n", now).replace(System.lineSeparator(), "\n"));
        }
        String wanted = arguments.get(arguments.size() - 1);
        if (wanted.equals("-S")) {
            return call.print("u=" + letters(~now >> 6) + ",g=" + letters(~now >> 3) + ",o=" + letters(~now) + "\n");
        }
        if (!wanted.matches("[0-7]{1,4}")) {
            return call.fail(wanted.matches("[0-9]+") ? wanted + ": octal number out of range"
                    : "`" + wanted.charAt(0) + "': invalid symbolic mode operator", 1);
        }
        call.sys().setUmask(Integer.parseInt(wanted, 8) & 0777);
        return call.done(0);
    }

    private static String letters(int mode) {
        return ((mode & 4) != 0 ? "r" : "") + ((mode & 2) != 0 ? "w" : "") + ((mode & 1) != 0 ? "x" : "");
    }

    static Turn ulimit(Call call) {
        List<String> options = call.arguments().stream().filter(word -> word.startsWith("-") && word.length() > 1).toList();
        String letters = String.join("", options).replace("-", "");
        boolean hard = letters.contains("H") && !letters.contains("S");
        String which = letters.replaceAll("[HS]", "");
        if (which.equals("a")) {
            StringBuilder all = new StringBuilder();
            RESOURCES.stream().filter(resource -> call.bash() || !resource.busybox().isEmpty())
                    .forEach(resource -> all.append(call.bash() ? resource.bash() : resource.busybox()).append(' ')
                            .append(limit(call, resource, hard)).append('\n'));
            return call.print(all.toString());
        }
        char letter = which.isEmpty() ? 'f' : which.charAt(0);
        java.util.Optional<Resource> resource = RESOURCES.stream().filter(each -> each.letter() == letter).findFirst();
        if (resource.isEmpty()) {
            return call.usage("-" + letter + ": invalid option", "ulimit [-SHabcdefiklmnpqrstuvxPRT] [limit]");
        }
        return call.arguments().size() > options.size() ? call.done(0) : call.print(limit(call, resource.get(), hard) + "\n");
    }

    private static String limit(Call call, Resource resource, boolean hard) {
        if (resource.name().isEmpty()) {
            return "8";
        }
        Confines.Ulimit limit = call.sys().space().confines().ulimit(resource.name());
        long value = hard ? limit.hard() : limit.soft();
        return value < 0 ? "unlimited" : Long.toString(value / resource.unit());
    }

    /** What is real but not simulated says so in the learner's language. */
    static Turn notSimulated(Call call) {
        String sentence = call.sys().phrases().textOr(call.name() + ": not simulated here",
                "not-simulated.command", call.name());
        dev.drydock.sandbox.shell.run.Complaints.say(call.sys(), sentence + "\n");
        return call.done(96);
    }

    static Turn times(Call call) {
        long cpu = call.sys().self().usage().cpuMicros();
        String own = clock(cpu * 2 / 3) + " " + clock(cpu - cpu * 2 / 3);
        return call.print(own + "\n" + clock(0) + " " + clock(0) + "\n");
    }

    private static String clock(long micros) {
        return micros / 60_000_000 + "m" + String.format(Locale.ROOT, "%d.%03ds",
                micros / 1_000_000 % 60, micros / 1000 % 1000);
    }

    static Turn history(Call call) {
        List<String> lines = call.state().settings().history();
        if (call.arguments().contains("-c")) {
            return call.done(call.state().with(call.state().settings().withHistory(List.of())), 0);
        }
        String count = call.arguments().isEmpty() ? "" : call.arguments().get(0);
        int from = count.matches("[0-9]{1,8}") ? Math.max(0, lines.size() - Integer.parseInt(count)) : 0;
        StringBuilder out = new StringBuilder();
        for (int i = from; i < lines.size(); i++) {
            out.append(call.bash() ? String.format(Locale.ROOT, "%5d  ", i + 1)
                    : String.format(Locale.ROOT, "%4d ", i)).append(lines.get(i)).append('\n');
        }
        return call.print(out.toString());
    }

    static Turn help(Call call) {
        List<String> names = call.machine().interpreter().builtins().names(call.state().dialect());
        if (!call.bash()) {
            return call.print("Built-in commands:\n------------------\n\t" + String.join(" ", names) + "\n");
        }
        if (call.arguments().isEmpty()) {
            return call.print("GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)\n"
                    + "These shell commands are defined internally.  Type `help' to see this list.\n\n"
                    + String.join("\n", names) + "\n");
        }
        String name = call.arguments().get(0);
        if (!names.contains(name)) {
            return call.fail("no help topics match `" + name + "'.  Try `help help' or `man -k " + name
                    + "' or `info " + name + "'.", 1);
        }
        return call.print(name + ": " + name + "\n");
    }
}
