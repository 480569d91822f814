package dev.drydock.sandbox.engine.container;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which columns the options of the machine's {@code ps} (procps) ask for, as far as {@code docker top} is given them. */
final class PsColumns {
    private static final Map<String, String> TITLES = titles();
    private static final String FULL = "user:UID pid ppid c stime tty:TTY time args:CMD";
    private static final String EXTRA_FULL = "user:UID pid ppid c sz rss psr stime tty:TTY time args:CMD";
    private static final String LONG = "f s uid pid ppid c pri ni addr sz wchan tty:TTY time comm:CMD";
    private static final String BRIEF = "pid tty:TTY time comm:CMD";
    private static final String BSD = "pid tty:TTY stat bsdtime args";
    private static final String BSD_USER = "user pid %cpu %mem vsz rss tty:TTY stat bsdstart bsdtime args";

    private PsColumns() {}

    /** @param key what it shows: a format specifier of {@code ps -o} */
    record Column(String key, String title) {}

    private static Map<String, String> titles() {
        Map<String, String> titles = new TreeMap<>();
        String known = "pid:PID ppid:PPID pgid:PGID sid:SID user:USER uname:USER ruser:RUSER euser:EUSER uid:UID euid:EUID gid:GID group:GROUP comm:COMMAND "
                + "ucmd:CMD cmd:CMD args:COMMAND command:COMMAND tty:TT tt:TT tname:TTY time:TIME cputime:TIME bsdtime:TIME etime:ELAPSED etimes:ELAPSED "
                + "stat:STAT state:S s:S rss:RSS rssize:RSS vsz:VSZ vsize:VSZ sz:SZ pcpu:%CPU %cpu:%CPU pmem:%MEM %mem:%MEM stime:STIME bsdstart:START "
                + "start:STARTED lstart:STARTED c:C ni:NI nice:NI pri:PRI psr:PSR f:F addr:ADDR wchan:WCHAN nlwp:NLWP thcount:THCNT cls:CLS lwp:LWP";
        for (String pair : known.split(" ")) {
            titles.put(pair.substring(0, pair.indexOf(':')), pair.substring(pair.indexOf(':') + 1));
        }
        return titles;
    }

    private static List<Column> columns(String text) {
        List<Column> columns = new ArrayList<>();
        for (String each : text.split(" ")) {
            int colon = each.indexOf(':');
            columns.add(colon < 0 ? new Column(each, TITLES.get(each)) : new Column(each.substring(0, colon), each.substring(colon + 1)));
        }
        return columns;
    }

    /** The columns; refused with what {@code ps} says first, or because the engine would not find its processes among the rows. */
    static Answer<List<Column>> of(String options) {
        String format = options.isEmpty() ? FULL : "";
        List<Column> own = new ArrayList<>();
        List<String> words = options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
        boolean bsd = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean dashed = word.startsWith("-");
            if (List.of("-aux", "-ax", "-au").contains(word)) {
                dashed = false;
                word = word.substring(1);
            }
            String letters = dashed ? word.substring(1) : word;
            if (word.startsWith("--")) {
                if (!word.startsWith("--format") && !word.startsWith("--sort") && !word.startsWith("--forest")) {
                    return refused("error: unknown gnu long option");
                }
                letters = word.startsWith("--format") ? "o" + (word.contains("=") ? word.substring(word.indexOf('=') + 1) : "") : "";
            }
            int at = letters.indexOf('o');
            String plain = at < 0 ? letters : letters.substring(0, at);
            for (char letter : plain.toCharArray()) {
                if (dashed && "eAadwHLTyM".indexOf(letter) >= 0 || !dashed && "axwrSecnTm".indexOf(letter) >= 0) {
                    bsd |= !dashed;
                } else if (letter == 'f' && dashed) {
                    format = FULL;
                } else if (letter == 'F' && dashed) {
                    format = EXTRA_FULL;
                } else if (letter == 'l' && dashed) {
                    format = LONG;
                } else if (letter == 'u' && !dashed) {
                    format = BSD_USER;
                } else if (letter == 'f' && !dashed) {
                    bsd = true;
                } else if (letter == 'p' || letter == 'q') {
                    return refused("error: process ID list syntax error");
                } else {
                    return refused(dashed ? "error: unsupported SysV option" : "error: unsupported option (BSD syntax)");
                }
            }
            if (at >= 0) {
                String list = letters.substring(at + 1).isEmpty() && i + 1 < words.size() ? words.get(++i) : letters.substring(at + 1);
                for (String name : list.split("[, ]+")) {
                    int equals = name.indexOf('=');
                    String key = equals < 0 ? name : name.substring(0, equals);
                    if (!TITLES.containsKey(key)) {
                        return refused("error: unknown user-defined format specifier \"" + key + "\"");
                    }
                    own.add(new Column(key, equals < 0 ? TITLES.get(key) : name.substring(equals + 1)));
                }
            }
        }
        List<Column> all = !own.isEmpty() ? own : columns(!format.isEmpty() ? format : bsd ? BSD : BRIEF);
        return all.stream().anyMatch(column -> column.title().equals("PID")) ? Answer.of(all)
                : Answer.refused(new Reply.Refusal(500, "Couldn't find PID field in ps output"));
    }

    private static Answer<List<Column>> refused(String words) {
        return Answer.refused(new Reply.Refusal(500, "ps: " + words));
    }
}
