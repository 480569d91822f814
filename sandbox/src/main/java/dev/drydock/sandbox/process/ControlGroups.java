package dev.drydock.sandbox.process;

import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The hierarchy of control groups of machines (cgroup v2): who is in which, what a group allows, what happens when somebody writes to its files. */
public final class ControlGroups {
    /** Controllers that there are, and that are on below the root. */
    static final List<String> CONTROLLERS = List.of("cpuset", "cpu", "io", "memory", "pids");

    private static final int LONGEST_WALK = 40;

    private final Kernel kernel;
    private final Transaction transaction;

    ControlGroups(Kernel kernel) {
        this.kernel = kernel;
        this.transaction = kernel.transaction();
    }

    // ---- who is where --------------------------------------------------------------------------------------------------------------------

    /** The group of a process, from the root of the machine's hierarchy. */
    public String of(Process process) {
        Optional<String> moved = transaction.find(ControlGroup.MEMBERS.key(process.id().toString()));
        if (moved.isPresent()) {
            return moved.get();
        }
        String group = transaction.find(Space.key(process.place().space())).map(space -> space.apart().group()).orElse("");
        return group.isEmpty() ? byAncestors(process) : group;
    }

    /** Daemons are in the slice of the system, by service; what people started is in their session's scope. */
    private String byAncestors(Process process) {
        if (process.invocation().arguments().stream().findFirst().orElse("").startsWith("[")) {
            return "/"; // a thread of the kernel
        }
        Process at = process;
        for (int i = 0; i < LONGEST_WALK; i++) {
            Optional<Process> parent = kernel.processes().find(new Process.Id(at.id().machine(), at.kinship().parent()));
            if (parent.isEmpty()) {
                break;
            }
            at = parent.get();
        }
        boolean daemon = at.kinship().parent() == 1 && at.credentials().uid() == 0 && at.kinship().terminal().isEmpty();
        String name = at.invocation().command();
        if (daemon && (at == process || !name.startsWith("sshd"))) {
            return "/system.slice/" + (name.startsWith("containerd-shim") ? "containerd" : name.startsWith("sshd") ? "ssh" : name.replace('/', '-')) + ".service";
        }
        Process person = at.credentials().uid() == 0 ? process : at;
        return "/user.slice/user-" + person.credentials().uid() + ".slice/session-1.scope";
    }

    /** The living processes that are in a group itself. */
    List<Process> members(String machine, String path) {
        return kernel.processes().onMachine(machine).values().stream().filter(p -> p.alive() && of(p).equals(path)).toList();
    }

    /** The living processes in a group and in those below it. */
    List<Process> below(String machine, String path) {
        return kernel.processes().onMachine(machine).values().stream().filter(p -> p.alive() && within(of(p), path)).toList();
    }

    static boolean within(String path, String group) {
        return group.equals("/") || path.equals(group) || path.startsWith(group + "/");
    }

    /** All groups of a machine by their paths. */
    Set<String> all(String machine) {
        TreeSet<String> all = new TreeSet<>(List.of("/", "/init.scope", "/system.slice", "/user.slice", "/user.slice/user-1000.slice",
                "/user.slice/user-1000.slice/session-1.scope"));
        transaction.view(ControlGroup.CONTROL_GROUPS).values().stream().filter(group -> group.machine().equals(machine) && lives(group))
                .forEach(group -> add(all, group.path()));
        transaction.view(Space.SPACES).values().stream().filter(space -> space.machine().equals(machine)).forEach(space -> add(all, space.apart().group()));
        kernel.processes().onMachine(machine).values().stream().filter(Process::alive).forEach(process -> add(all, of(process)));
        return all;
    }

    /** What was written to the group of an engine's container goes with the container. */
    private boolean lives(ControlGroup group) {
        return !group.path().startsWith("/system.slice/docker-") || spaceOf(group.machine(), group.path()).isPresent();
    }

    private static void add(Set<String> all, String path) {
        for (String at = path; at.length() > 1 && all.add(at); at = at.substring(0, at.lastIndexOf('/'))) {
            continue;
        }
    }

    /** Moves a process into a group, as the engines of system containers do. */
    public void move(Process.Id id, String path) {
        transaction.put(ControlGroup.MEMBERS.key(id.toString()), path);
    }

    /** Puts a group with limits into the hierarchy. */
    public void put(String machine, String path, Space.Limits limits) {
        transaction.put(ControlGroup.key(machine, path), ControlGroup.made(machine, path).with(limits));
    }

    /** Takes a group out of the hierarchy; its processes are to have ended. */
    public void remove(String machine, String path) {
        transaction.remove(ControlGroup.key(machine, path));
    }

    // ---- limits --------------------------------------------------------------------------------------------------------------------------

    private Optional<Space> spaceOf(String machine, String path) {
        return transaction.view(Space.SPACES).values().stream().filter(s -> s.machine().equals(machine) && s.apart().group().equals(path)).findFirst();
    }

    ControlGroup group(String machine, String path) {
        return transaction.find(ControlGroup.key(machine, path)).orElseGet(() -> ControlGroup.made(machine, path));
    }

    /** What a group itself allows. */
    Space.Limits limits(String machine, String path) {
        Space.Limits own = group(machine, path).limits();
        return own.equals(Space.Limits.NONE) ? spaceOf(machine, path).map(Space::limits).orElse(own) : own;
    }

    /** Groups with limits that hold for a process, besides that of its space: those made by hand, from its own upwards. */
    private List<ControlGroup> above(Process process) {
        Collection<ControlGroup> records = transaction.view(ControlGroup.CONTROL_GROUPS).values();
        if (records.isEmpty()) {
            return List.of();
        }
        String path = of(process);
        return records.stream().filter(group -> group.machine().equals(process.id().machine()) && within(path, group.path())).toList();
    }

    /** Whether one more process may be beside this one. */
    boolean mayFork(Process process) {
        return above(process).stream().allMatch(group -> group.limits().processes() == 0
                || below(group.machine(), group.path()).size() < group.limits().processes());
    }

    /** Thousandths of a CPU that a process may use at most; 0: as many as there are. */
    public long cpuMillis(Process process) {
        long own = transaction.find(Space.key(process.place().space())).map(space -> space.limits().cpuMillis()).orElse(0L);
        return java.util.stream.LongStream.concat(java.util.stream.LongStream.of(own), above(process).stream().mapToLong(group -> group.limits().cpuMillis()))
                .filter(millis -> millis > 0).min().orElse(0);
    }

    /** How long work takes a process whose groups made by hand may not have all of a CPU; their time is shared among all that run there. */
    long slowed(Process process, long micros) {
        long slowest = micros;
        for (ControlGroup group : above(process)) {
            if (group.limits().cpuMillis() > 0) {
                long running = below(group.machine(), group.path()).stream().filter(p -> !(p.activity().step() instanceof Step.Await)).count();
                slowest = Math.max(slowest, micros * Math.max(1, running) * 1000 / group.limits().cpuMillis());
            }
        }
        return slowest;
    }

    /** Bytes that the processes in a group and below hold. */
    long memory(String machine, String path) {
        return below(machine, path).stream().mapToLong(Footprint::of).sum();
    }

    /** Kills the greediest of every group of a process that holds more than the group may. */
    void relieve(Process process) {
        above(process).forEach(this::relieve);
    }

    private void relieve(ControlGroup group) {
        long most = group.limits().memoryBytes();
        List<Process> members = below(group.machine(), group.path());
        while (most > 0 && !members.isEmpty() && members.stream().mapToLong(Footprint::of).sum() > most) {
            Process victim = members.stream().max(Comparator.comparingLong(Footprint::of)).orElseThrow();
            transaction.put(ControlGroup.key(group.machine(), group.path()), group(group.machine(), group.path()).killed());
            kernel.processes().signal(victim.id(), Signal.KILL, false);
            members = members.stream().filter(p -> !p.id().equals(victim.id())).toList();
        }
    }

    // ---- making, removing, writing -------------------------------------------------------------------------------------------------------

    /** {@code mkdir}. */
    Outcome<Boolean> make(String machine, String path) {
        transaction.put(ControlGroup.key(machine, path), ControlGroup.made(machine, path));
        return Outcome.done();
    }

    /** {@code rmdir}: refused as long as somebody is in it or it has groups below. */
    Outcome<Boolean> erase(String machine, String path) {
        boolean used = !below(machine, path).isEmpty() || all(machine).stream().anyMatch(other -> other.startsWith(path + "/"))
                || transaction.find(ControlGroup.key(machine, path)).isEmpty();
        if (used) {
            return Outcome.refused(Errno.EBUSY);
        }
        remove(machine, path);
        return Outcome.done();
    }

    /** Controllers that are on in a group: those that the one above hands down. */
    List<String> controllers(String machine, String path) {
        return path.equals("/") ? CONTROLLERS : handedDown(machine, path.lastIndexOf('/') <= 0 ? "/" : path.substring(0, path.lastIndexOf('/')));
    }

    /** Controllers that a group hands down. */
    List<String> handedDown(String machine, String path) {
        String set = group(machine, path).settings().get("cgroup.subtree_control");
        boolean systems = path.equals("/") || path.matches("/(system|user)\\.slice.*") && transaction.find(ControlGroup.key(machine, path)).isEmpty();
        return set != null ? set.isEmpty() ? List.of() : List.of(set.split(" ")) : systems ? CONTROLLERS : List.of();
    }

    /** What somebody writes to a file of a group. */
    Outcome<Integer> write(OpenFile.GroupFile file, String written) {
        String text = written.strip();
        String machine = file.machine();
        Outcome<Boolean> done = switch (file.file()) {
            case "cgroup.procs", "cgroup.threads" -> enter(file, text);
            case "cgroup.subtree_control" -> handDown(machine, file.path(), text);
            case "cgroup.freeze" -> freeze(machine, file.path(), text);
            case "cgroup.kill" -> kill(machine, file.path(), text);
            case "memory.max" -> limit(machine, file.path(), amount(text, 4096), (limits, value) -> new Space.Limits(limits.processes(), value, limits.cpuMillis()));
            case "pids.max" -> limit(machine, file.path(), text.matches("max|\\d{1,9}") ? amount(text, 1) : -1,
                    (limits, value) -> new Space.Limits((int) value, limits.memoryBytes(), limits.cpuMillis()));
            case "cpu.max" -> cpu(machine, file.path(), text);
            default -> {
                change(machine, file.path(), group -> group.setting(file.file(), text));
                yield Outcome.done();
            }
        };
        return done.ok() ? Outcome.of(written.getBytes(java.nio.charset.StandardCharsets.UTF_8).length) : Outcome.refused(done.errno());
    }

    private interface Change {
        ControlGroup apply(ControlGroup group);
    }

    private void change(String machine, String path, Change change) {
        transaction.put(ControlGroup.key(machine, path), change.apply(group(machine, path)));
    }

    /** A number of bytes as the kernel reads it; 0 for {@code max}, -1 for what is none. */
    private static long amount(String text, long unit) {
        if (text.equals("max")) {
            return 0;
        }
        if (!text.matches("\\d{1,15}[kKmMgG]?")) {
            return -1;
        }
        int factor = "kmg".indexOf(Character.toLowerCase(text.charAt(text.length() - 1))) + 1;
        long number = Long.parseLong(factor == 0 ? text : text.substring(0, text.length() - 1)) << 10 * factor;
        return Math.max(unit == 1 ? 1 : unit, number / unit * unit);
    }

    private interface LimitChange {
        Space.Limits apply(Space.Limits limits, long value);
    }

    private Outcome<Boolean> limit(String machine, String path, long value, LimitChange change) {
        if (value < 0) {
            return Outcome.refused(Errno.EINVAL);
        }
        Space.Limits limits = change.apply(limits(machine, path), value);
        Optional<Space> space = spaceOf(machine, path);
        if (space.isPresent()) {
            transaction.put(Space.key(space.get().id()), space.get().with(limits));
            members(machine, path).stream().findFirst().ifPresent(process -> OutOfMemory.relieve(kernel, process));
        } else {
            change(machine, path, group -> group.with(limits));
            relieve(group(machine, path));
        }
        return Outcome.done();
    }

    private Outcome<Boolean> cpu(String machine, String path, String text) {
        if (!text.matches("(max|\\d{1,9})( \\d{1,7})?")) {
            return Outcome.refused(Errno.EINVAL);
        }
        String[] words = text.split(" ");
        long period = words.length > 1 ? Long.parseLong(words[1]) : 100_000;
        if (period < 1000 || period > 1_000_000 || !words[0].equals("max") && Long.parseLong(words[0]) < 1000) {
            return Outcome.refused(Errno.EINVAL);
        }
        long millis = words[0].equals("max") ? 0 : Math.max(1, Long.parseLong(words[0]) * 1000 / period);
        return limit(machine, path, millis, (limits, value) -> new Space.Limits(limits.processes(), limits.memoryBytes(), value)).then(done -> {
            change(machine, path, group -> group.setting("cpu.max", words[0] + " " + period));
            return Outcome.done();
        });
    }

    private Outcome<Boolean> enter(OpenFile.GroupFile file, String text) {
        if (!text.matches("\\d{1,7}")) {
            return Outcome.refused(Errno.EINVAL);
        }
        Process writer = kernel.processes().find(file.writer()).orElse(null);
        if (writer == null) {
            return Outcome.refused(Errno.ESRCH);
        }
        Space space = transaction.get(Space.key(writer.place().space()));
        Process moved = text.equals("0") ? writer : kernel.processes().inPids(space.machine(), space.pids()).get(Integer.parseInt(text));
        if (moved == null || !moved.alive()) {
            return Outcome.refused(Errno.ESRCH);
        }
        if (!file.path().equals("/") && !handedDown(file.machine(), file.path()).isEmpty() && !file.path().endsWith(".scope")) {
            return Outcome.refused(Errno.EBUSY);
        }
        move(moved.id(), file.path());
        relieve(moved);
        return Outcome.done();
    }

    private Outcome<Boolean> handDown(String machine, String path, String text) {
        List<String> on = new ArrayList<>(handedDown(machine, path));
        for (String word : text.split("\\s+")) {
            String name = word.substring(Math.min(1, word.length()));
            if (!word.startsWith("+") && !word.startsWith("-") || !CONTROLLERS.contains(name)) {
                return Outcome.refused(Errno.EINVAL);
            }
            if (word.startsWith("+") && !controllers(machine, path).contains(name)) {
                return Outcome.refused(Errno.ENOENT);
            }
            on.remove(name);
            if (word.startsWith("+")) {
                on.add(name);
            }
        }
        if (!path.equals("/") && !on.isEmpty() && !members(machine, path).isEmpty()) {
            return Outcome.refused(Errno.EBUSY);
        }
        String all = String.join(" ", CONTROLLERS.stream().filter(on::contains).toList());
        change(machine, path, group -> group.setting("cgroup.subtree_control", all));
        return Outcome.done();
    }

    private Outcome<Boolean> freeze(String machine, String path, String text) {
        if (!text.matches("[01]")) {
            return Outcome.refused(Errno.EINVAL);
        }
        change(machine, path, group -> group.frozen(text.equals("1")));
        below(machine, path).forEach(process -> kernel.processes().freeze(process, text.equals("1")));
        return Outcome.done();
    }

    private Outcome<Boolean> kill(String machine, String path, String text) {
        if (!text.equals("1")) {
            return Outcome.refused(Errno.EINVAL);
        }
        below(machine, path).forEach(process -> kernel.processes().signal(process.id(), Signal.KILL, false));
        return Outcome.done();
    }

    /** A key that changes whenever a group's settings do. */
    public static Key<ControlGroup> key(String machine, String path) {
        return ControlGroup.key(machine, path);
    }
}
