package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.shell.run.Call;
import dev.drydock.sandbox.shell.run.Turn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code umask}, {@code ulimit}, {@code times}, {@code history} and {@code help}. */
final class Limits {
    private static final Map<Character, String> LIMITS = new TreeMap<>(Map.ofEntries(
            Map.entry('c', "core file size              (blocks, -c) 0"),
            Map.entry('d', "data seg size               (kbytes, -d) unlimited"),
            Map.entry('e', "scheduling priority                 (-e) 0"),
            Map.entry('f', "file size                   (blocks, -f) unlimited"),
            Map.entry('l', "max locked memory           (kbytes, -l) 65536"),
            Map.entry('m', "max memory size             (kbytes, -m) unlimited"),
            Map.entry('n', "open files                          (-n) 1024"),
            Map.entry('s', "stack size                  (kbytes, -s) 8192"),
            Map.entry('t', "cpu time                   (seconds, -t) unlimited"),
            Map.entry('u', "max user processes                  (-u) 4000"),
            Map.entry('v', "virtual memory              (kbytes, -v) unlimited")));

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
        List<String> arguments = call.arguments();
        if (arguments.contains("-a")) {
            return call.print(String.join("\n", LIMITS.values()) + "\n");
        }
        char which = arguments.isEmpty() ? 'f' : arguments.get(0).charAt(arguments.get(0).length() - 1);
        String line = LIMITS.get(which);
        if (line == null) {
            return call.usage(arguments.get(0) + ": invalid option", "ulimit [-SHabcdefiklmnpqrstuvxPRT] [limit]");
        }
        return arguments.size() > 1 ? call.done(0) : call.print(line.substring(line.lastIndexOf(' ') + 1) + "\n");
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
