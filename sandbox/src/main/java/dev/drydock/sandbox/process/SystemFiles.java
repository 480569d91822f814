package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.machine.Machine;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code /proc} and {@code /sys}, computed when looked at: as much as courses read. */
final class SystemFiles {
    private SystemFiles() {}

    static Directory root(Kernel kernel, Space space, Space.Source source, int self) {
        return source instanceof Space.Source.SysFs ? sys(kernel, space) : proc(kernel, space, ((Space.Source.Proc) source).pids().isEmpty() ? space.pids() : ((Space.Source.Proc) source).pids(), self);
    }

    private static Directory proc(Kernel kernel, Space space, String pids, int self) {
        TreeMap<String, Node> files = new TreeMap<>();
        Machine machine = Machine.of(kernel.transaction(), space.machine());
        long uptimeMicros = kernel.now() - machine.bootedMicros();
        kernel.processes().inPids(space.machine(), pids).forEach((pid, process) ->
                files.put(Integer.toString(pid), Directory.lazy(Attributes.of(0555), () -> process(kernel, process, pid, space, inside(kernel, space, pids, process.kinship().parent())))));
        if (pids.equals(space.machine())) {
            files.put("1", Directory.lazy(Attributes.of(0555), () -> init(kernel, space)));
        }
        files.put("cpuinfo", text(cpuinfo(machine)));
        files.put("meminfo", text(meminfo(MachineMemory.of(kernel, space.machine()))));
        files.put("version", text("Linux version " + machine.kernelRelease() + " (drydock) #1 SMP " + machine.kernelVersion() + "\n"));
        files.put("uptime", text(String.format(Locale.ROOT, "%.2f %.2f\n", uptimeMicros / 1e6, uptimeMicros * machine.hardware().cpus() / 1e6)));
        files.put("loadavg", text("0.08 0.03 0.01 1/" + files.size() + " 1\n"));
        files.put("filesystems", text("nodev\tproc\nnodev\ttmpfs\nnodev\toverlay\n\text4\n"));
        files.put("sys", Directory.lazy(Attributes.of(0555), () -> new TreeMap<>(Sysctls.tree(kernel, space).children())));
        files.put("mounts", new Symlink(Attributes.of(0777), "self/mounts"));
        if (self > 0) {
            files.put("self", new Symlink(Attributes.of(0777), Integer.toString(self(kernel, space, pids, self))));
        }
        return new Directory(Attributes.of(0555), files);
    }

    /** A machine's first process, which runs no program here. */
    private static SortedMap<String, Node> init(Kernel kernel, Space viewer) {
        Space space = kernel.transaction().get(Space.key(viewer.machine()));
        TreeMap<String, Node> files = new TreeMap<>();
        files.put("cgroup", text("0::" + seen(viewer, "/init.scope") + "\n"));
        files.put("cmdline", text("/sbin/init\0"));
        files.put("comm", text("systemd\n"));
        files.put("ns", namespaces(kernel, space, Credentials.ROOT));
        files.put("status", text("Name:\tsystemd\nState:\tS\nPid:\t1\nPPid:\t0\nUid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\nThreads:\t1\n"));
        return files;
    }

    private static Directory namespaces(Kernel kernel, Space space, Credentials owner) {
        TreeMap<String, Node> links = new TreeMap<>();
        for (String kind : Namespaces.of(space).keySet()) {
            links.put(kind, new Symlink(Attributes.of(0777), kind + ":[" + Namespaces.number(kernel.transaction(), space, kind) + "]"));
        }
        links.put("pid_for_children", links.get("pid"));
        links.put("time_for_children", links.get("time"));
        return new Directory(Attributes.of(0511).withOwner(owner.uid(), owner.gid()), links);
    }

    /** A control group as somebody sees it: from the root of its own namespace. */
    private static String seen(Space viewer, String path) {
        String root = viewer.apart().groupRoot();
        return root.equals("/") ? path : path.equals(root) ? "/" : path.startsWith(root + "/") ? path.substring(root.length()) : "/.." + path;
    }

    private static SortedMap<String, Node> process(Kernel kernel, Process process, int pid, Space viewer, int parent) {
        TreeMap<String, Node> files = new TreeMap<>();
        Space space = kernel.transaction().find(Space.key(process.place().space())).orElse(viewer);
        files.put("ns", namespaces(kernel, space, process.credentials()));
        files.put("uid_map", text(String.format(Locale.ROOT, "%10d %10d %10d\n", 0, 0, 4_294_967_295L)));
        files.put("gid_map", text(String.format(Locale.ROOT, "%10d %10d %10d\n", 0, 0, 4_294_967_295L)));
        files.put("cmdline", text(String.join("\0", process.invocation().arguments()) + "\0"));
        files.put("comm", text(process.invocation().command() + "\n"));
        files.put("cwd", new Symlink(Attributes.of(0777), process.place().directory()));
        files.put("exe", new Symlink(Attributes.of(0777), process.invocation().path()));
        StringBuilder environ = new StringBuilder();
        process.invocation().environment().forEach((name, value) -> environ.append(name).append('=').append(value).append('\0'));
        files.put("environ", text(environ.toString()));
        files.put("cgroup", text("0::" + seen(viewer, kernel.controlGroups().of(process)) + "\n"));
        files.put("hostname", text(space.hostname() + "\n"));
        files.put("limits", text(limits(space.confines())));
        StringBuilder mounts = new StringBuilder();
        List<Space.Mount> inOrder = space.mounts().stream().sorted(Comparator.comparing(m -> String.join("/", m.at()))).toList();
        inOrder.forEach(mount -> mounts.append(mountLine(mount, space)));
        files.put("mounts", text(mounts.toString()));
        files.put("status", text("Name:\t" + process.invocation().command()
                + "\nState:\t" + process.stateLetter() + "\nPid:\t" + pid
                + "\nPPid:\t" + parent
                + "\nUid:\t" + ids(process.credentials().uid()) + "\nGid:\t" + ids(process.credentials().gid()) + "\nThreads:\t1\n" + power(process, space)));
        return files;
    }

    private static String limits(Confines confines) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-25s %-20s %-20s %-10s\n", "Limit", "Soft Limit", "Hard Limit", "Units"));
        for (String row : List.of("Max cpu time:cpu:seconds", "Max file size:fsize:bytes", "Max data size:data:bytes", "Max stack size:stack:bytes",
                "Max core file size:core:bytes", "Max resident set:rss:bytes", "Max processes:nproc:processes", "Max open files:nofile:files",
                "Max locked memory:memlock:bytes", "Max address space:as:bytes", "Max file locks:locks:locks", "Max pending signals:sigpending:signals",
                "Max msgqueue size:msgqueue:bytes", "Max nice priority:nice:", "Max realtime priority:rtprio:", "Max realtime timeout:rttime:us")) {
            String[] parts = row.split(":", -1);
            Confines.Ulimit limit = confines.ulimit(parts[1]);
            text.append(String.format(Locale.ROOT, "%-25s %-20s %-20s %-10s\n", parts[0], limit(limit.soft()), limit(limit.hard()), parts[2]));
        }
        return text.toString();
    }

    private static String limit(long value) {
        return value < 0 ? "unlimited" : Long.toString(value);
    }

    /** The reader's number where {@code /proc} was mounted. */
    private static int self(Kernel kernel, Space space, String pids, int self) {
        Process reader = pids.equals(space.pids()) ? null : kernel.processes().inPids(space.machine(), space.pids()).get(self);
        return reader == null ? self : inside(kernel, space, pids, reader.id().pid());
    }

    /** A process's number as a namespace sees it: 0 from outside. */
    private static int inside(Kernel kernel, Space space, String pids, int machinePid) {
        return pids.equals(space.machine()) ? machinePid : kernel.processes().inPids(space.machine(), pids).entrySet().stream()
                .filter(entry -> entry.getValue().id().pid() == machinePid).map(java.util.Map.Entry::getKey).findFirst().orElse(0);
    }

    private static String power(Process process, Space space) {
        Confines confines = space.confines();
        String bounds = Capability.mask(confines.capabilities());
        String own = process.credentials().root() ? bounds : Capability.mask(java.util.Set.of());
        return "CapInh:\t0000000000000000\nCapPrm:\t" + own + "\nCapEff:\t" + own + "\nCapBnd:\t" + bounds + "\nCapAmb:\t0000000000000000\nNoNewPrivs:\t"
                + (confines.noNewPrivileges() ? 1 : 0) + "\nSeccomp:\t" + (confines.filtered() ? 2 : 0) + "\nSeccomp_filters:\t" + (confines.filtered() ? 1 : 0) + "\n";
    }

    private static String ids(int id) {
        return id + "\t" + id + "\t" + id + "\t" + id;
    }

    private static String mountLine(Space.Mount mount, Space space) {
        if (mount.label().isPresent()) {
            Space.Label label = mount.label().get();
            return label.device() + " /" + String.join("/", mount.at()) + " " + label.type() + (mount.readOnly() ? " ro" : " rw") + label.options() + " 0 0\n";
        }
        String type = mount.source() instanceof Space.Source.Proc ? "proc"
                : mount.source() instanceof Space.Source.SysFs ? "sysfs"
                : !mount.at().isEmpty() ? "ext4" : space.ownPids() ? "overlay" : "ext4";
        String device = type.equals("ext4") ? "/dev/sda1" : type;
        return device + " /" + String.join("/", mount.at()) + " " + type + (mount.readOnly() ? " ro" : " rw") + ",relatime 0 0\n";
    }

    private static String cpuinfo(Machine machine) {
        StringBuilder text = new StringBuilder();
        for (int cpu = 0; cpu < machine.hardware().cpus(); cpu++) {
            text.append("processor\t: ").append(cpu).append("\nmodel name\t: Drydock Virtual CPU @ 2.40GHz\ncpu MHz\t\t: 2400.000\n\n");
        }
        return text.toString();
    }

    private static String meminfo(MachineMemory memory) {
        return String.format(Locale.ROOT, "MemTotal:       %8d kB\nMemFree:        %8d kB\nMemAvailable:   %8d kB\nBuffers:        %8d kB\n"
                + "Cached:         %8d kB\nSwapTotal:             0 kB\nSwapFree:              0 kB\n",
                memory.total() / 1024, memory.free() / 1024, memory.available() / 1024, memory.cached() / 10 / 1024, memory.cached() / 1024);
    }

    private static Directory sys(Kernel kernel, Space space) {
        Machine machine = Machine.of(kernel.transaction(), space.machine());
        return Directory.EMPTY
                .with(ControlFiles.tree(kernel, space), "/fs/cgroup")
                .with(text("0-" + (machine.hardware().cpus() - 1) + "\n"), "/devices/system/cpu/online");
    }

    private static Node text(String text) {
        return new RegularFile(Attributes.of(0444), Bytes.of(text), 0);
    }
}
