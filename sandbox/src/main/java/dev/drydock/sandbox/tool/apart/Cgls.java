package dev.drydock.sandbox.tool.apart;

import dev.drydock.sandbox.process.ControlGroups;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code systemd-cgls}: the tree of control groups with their processes. */
final class Cgls implements Tool {
    @Override
    public Spec options() {
        return Spec.of("a,all l,full k M,machine= u,unit= user-unit= no-pager c,cgroup-id x,xattr");
    }

    @Override
    public String usage() {
        return "[OPTIONS...] [CGROUP...]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        ControlGroups groups = sys.kernel().controlGroups();
        Map<String, TreeMap<Integer, String>> processes = new TreeMap<>();
        processes.computeIfAbsent("/init.scope", path -> new TreeMap<>()).put(1, "/sbin/init");
        sys.listed().forEach((pid, process) -> {
            if (process.alive()) {
                processes.computeIfAbsent(groups.of(process), path -> new TreeMap<>()).put(pid, title(process));
            }
        });
        String from = arguments.value("u").map(unit -> "/system.slice/" + unit)
                .or(() -> arguments.operands().stream().findFirst().map(path -> path.startsWith("/") ? path : "/" + path)).orElse("/");
        from = from.replaceFirst("^/sys/fs/cgroup", "").isEmpty() ? "/" : from.replaceFirst("^/sys/fs/cgroup", "");
        String top = from;
        TreeSet<String> paths = new TreeSet<>();
        for (String path : processes.keySet()) {
            for (String at = path; at.length() > 1; at = at.substring(0, at.lastIndexOf('/'))) {
                paths.add(at);
            }
        }
        if (!top.equals("/") && !paths.contains(top)) {
            return sys.fail("Failed to list cgroup tree " + top + ": No such file or directory\n", 1);
        }
        StringBuilder out = new StringBuilder(top.equals("/") ? "CGroup /:\n-.slice\n"
                : arguments.has("u") ? "Unit " + arguments.value("u").get() + " (" + top + "):\n" : "CGroup " + top + ":\n");
        draw(out, top, "", paths, processes, arguments.unicode());
        return sys.print(out.toString(), 0);
    }

    private static String title(Process process) {
        return String.join(" ", process.invocation().arguments()).replace('\n', ' ');
    }

    private static void draw(StringBuilder out, String path, String lead, TreeSet<String> paths, Map<String, TreeMap<Integer, String>> processes, boolean unicode) {
        String prefix = path.equals("/") ? "/" : path + "/";
        List<String> below = new ArrayList<>(paths.stream().filter(other -> other.startsWith(prefix) && other.indexOf('/', prefix.length()) < 0).toList());
        TreeMap<Integer, String> own = processes.getOrDefault(path, new TreeMap<>());
        int width = own.isEmpty() ? 0 : Integer.toString(own.lastKey()).length();
        int left = own.size() + below.size();
        for (Map.Entry<Integer, String> process : own.entrySet()) {
            String number = Integer.toString(process.getKey());
            out.append(lead).append(branch(--left == 0, unicode)).append(" ".repeat(width - number.length())).append(number).append(' ').append(process.getValue()).append('\n');
        }
        for (String child : below) {
            boolean last = --left == 0;
            out.append(lead).append(branch(last, unicode)).append(child.substring(prefix.length())).append('\n');
            draw(out, child, lead + (last ? "  " : unicode ? "\u2502 " : "| "), paths, processes, unicode);
        }
    }

    private static String branch(boolean last, boolean unicode) {
        return unicode ? last ? "\u2514\u2500" : "\u251c\u2500" : last ? "`-" : "|-";
    }
}
