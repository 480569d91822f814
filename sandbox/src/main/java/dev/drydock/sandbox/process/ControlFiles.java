package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.machine.Machine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code /sys/fs/cgroup}, computed when looked at. */
final class ControlFiles {
    private final Kernel kernel;
    private final Space viewer;
    private final ControlGroups groups;
    private final String machine;
    /** The paths of all groups, from the first question on. */
    private Optional<Set<String>> all = Optional.empty();

    private ControlFiles(Kernel kernel, Space viewer) {
        this.kernel = kernel;
        this.viewer = viewer;
        this.groups = kernel.controlGroups();
        this.machine = viewer.machine();
    }

    /** The hierarchy as a space sees it. */
    static Directory tree(Kernel kernel, Space viewer) {
        return new ControlFiles(kernel, viewer).group(viewer.apart().groupRoot());
    }

    private Set<String> all() {
        if (all.isEmpty()) {
            all = Optional.of(groups.all(machine));
        }
        return all.get();
    }

    private Directory group(String path) {
        return Directory.lazy(Attributes.of(0755), () -> content(path), name -> child(path, name));
    }

    private static String joined(String path, String name) {
        return path.equals("/") ? "/" + name : path + "/" + name;
    }

    private Optional<Node> child(String path, String name) {
        String below = joined(path, name);
        if (all().contains(below)) {
            return Optional.of(group(below));
        }
        return Optional.ofNullable(files(path).get(name));
    }

    private SortedMap<String, Node> content(String path) {
        TreeMap<String, Node> content = files(path);
        String prefix = path.equals("/") ? "/" : path + "/";
        for (String other : all()) {
            if (other.startsWith(prefix) && other.length() > prefix.length() && other.indexOf('/', prefix.length()) < 0) {
                content.put(other.substring(prefix.length()), group(other));
            }
        }
        return content;
    }

    private TreeMap<String, Node> files(String path) {
        TreeMap<String, Node> files = new TreeMap<>();
        boolean root = path.equals("/");
        List<String> on = groups.controllers(machine, path);
        ControlGroup group = groups.group(machine, path);
        file(files, "cgroup.controllers", 0444, String.join(" ", on));
        file(files, "cgroup.max.depth", 0644, "max");
        file(files, "cgroup.max.descendants", 0644, "max");
        files.put("cgroup.procs", procs(path));
        files.put("cgroup.threads", procs(path));
        file(files, "cgroup.subtree_control", 0644, String.join(" ", groups.handedDown(machine, path)));
        files.put("cgroup.stat", lazy(0444, () -> "nr_descendants " + (all().stream().filter(p -> !p.equals(path) && ControlGroups.within(p, path)).count())
                + "\nnr_dying_descendants 0\n"));
        if (!root) {
            files.put("cgroup.events", lazy(0444, () -> "populated " + (groups.below(machine, path).isEmpty() ? 0 : 1) + "\nfrozen " + (group.frozen() ? 1 : 0) + "\n"));
            file(files, "cgroup.freeze", 0644, group.frozen() ? "1" : "0");
            file(files, "cgroup.kill", 0200, "");
            file(files, "cgroup.type", 0644, "domain");
        }
        files.put("cpu.stat", lazy(0444, () -> cpuStat(path)));
        if (on.contains("memory")) {
            memory(files, path, root, group);
        }
        if (!root) {
            Space.Limits limits = groups.limits(machine, path);
            settings(files, path, on, group, limits);
        }
        return files;
    }

    private void memory(TreeMap<String, Node> files, String path, boolean root, ControlGroup group) {
        files.put("memory.stat", lazy(0444, () -> {
            long bytes = groups.memory(machine, path);
            return "anon " + bytes * 3 / 4 / 4096 * 4096 + "\nfile " + bytes / 4 / 4096 * 4096 + "\nkernel 65536\nkernel_stack 16384\npagetables 40960\nsock 0\nshmem 0\n"
                    + "inactive_anon 0\nactive_anon " + bytes * 3 / 4 / 4096 * 4096 + "\ninactive_file 0\nactive_file " + bytes / 4 / 4096 * 4096 + "\nunevictable 0\n";
        }));
        if (root) {
            return;
        }
        Space.Limits limits = groups.limits(machine, path);
        files.put("memory.current", lazy(0444, () -> groups.memory(machine, path) / 4096 * 4096 + "\n"));
        files.put("memory.peak", lazy(0444, () -> (groups.memory(machine, path) / 4096 * 4096 + 65_536) + "\n"));
        file(files, "memory.max", 0644, limits.memoryBytes() == 0 ? "max" : Long.toString(limits.memoryBytes()));
        for (String name : List.of("memory.high", "memory.swap.max")) {
            file(files, name, 0644, group.settings().getOrDefault(name, "max"));
        }
        for (String name : List.of("memory.low", "memory.min", "memory.oom.group")) {
            file(files, name, 0644, group.settings().getOrDefault(name, "0"));
        }
        file(files, "memory.swap.current", 0444, "0");
        files.put("memory.events", lazy(0444, () -> {
            long kills = group.kills() + spaceKills(path);
            return "low 0\nhigh 0\nmax " + kills * 12 + "\noom " + kills + "\noom_kill " + kills + "\noom_group_kill 0\n";
        }));
    }

    private long spaceKills(String path) {
        return kernel.transaction().view(Space.SPACES).values().stream().filter(s -> s.machine().equals(machine) && s.apart().group().equals(path) && path.length() > 1)
                .mapToLong(s -> kernel.transaction().find(OutOfMemory.KILLS.key(s.id())).orElse(0L)).sum();
    }

    private void settings(TreeMap<String, Node> files, String path, List<String> on, ControlGroup group, Space.Limits limits) {
        if (on.contains("cpu")) {
            String written = group.settings().getOrDefault("cpu.max", "");
            file(files, "cpu.max", 0644, limits.cpuMillis() == 0 ? "max 100000" : written.isEmpty() ? limits.cpuMillis() * 100 + " 100000" : written);
            file(files, "cpu.weight", 0644, group.settings().getOrDefault("cpu.weight", "100"));
        }
        if (on.contains("cpuset")) {
            int cpus = Machine.of(kernel.transaction(), machine).hardware().cpus();
            file(files, "cpuset.cpus", 0644, group.settings().getOrDefault("cpuset.cpus", ""));
            file(files, "cpuset.cpus.effective", 0444, group.settings().getOrDefault("cpuset.cpus", cpus == 1 ? "0" : "0-" + (cpus - 1)));
        }
        if (on.contains("io")) {
            file(files, "io.max", 0644, group.settings().getOrDefault("io.max", ""));
            file(files, "io.stat", 0444, "");
        }
        if (on.contains("pids")) {
            files.put("pids.current", lazy(0444, () -> groups.below(machine, path).size() + "\n"));
            file(files, "pids.events", 0444, "max 0");
            file(files, "pids.max", 0644, limits.processes() == 0 ? "max" : Integer.toString(limits.processes()));
        }
    }

    private String cpuStat(String path) {
        long micros = groups.below(machine, path).stream().mapToLong(p -> p.usage().cpuMicros()).sum();
        return "usage_usec " + micros + "\nuser_usec " + (micros - micros / 3) + "\nsystem_usec " + micros / 3
                + (path.equals("/") ? "\n" : "\nnr_periods 0\nnr_throttled 0\nthrottled_usec 0\n");
    }

    /** The numbers of its processes as the viewer sees them; those out of its sight are 0. */
    private Node procs(String path) {
        return lazy(0644, () -> {
            SortedMap<Integer, Process> seen = kernel.processes().inPids(machine, viewer.pids());
            String own = viewer.pids().equals(machine) && path.equals("/init.scope") ? "1\n" : "";
            return own + seen.entrySet().stream().filter(entry -> entry.getValue().alive() && groups.of(entry.getValue()).equals(path))
                    .map(entry -> entry.getKey() + "\n").collect(Collectors.joining());
        });
    }

    private interface Text {
        String get();
    }

    /** A file whose text is made when it is looked at. */
    private static Node lazy(int mode, Text text) {
        return new RegularFile(Attributes.of(mode), Bytes.of(text.get()), 0);
    }

    private static void file(TreeMap<String, Node> files, String name, int mode, String line) {
        files.put(name, new RegularFile(Attributes.of(mode), Bytes.of(line.isEmpty() ? "" : line + "\n"), 0));
    }
}
