package dev.drydock.sandbox.world;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Terminal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One machine with the programs that a test brings, each as a file in {@code /bin}; and what came out of it. */
public final class TinyWorld {
    public static final String MACHINE = "box";
    public static final long BUDGET = 2_000_000;

    private final StringBuilder output = new StringBuilder();
    private final StringBuilder errors = new StringBuilder();
    public final World world;

    public TinyWorld(Map<String, Program> programs) {
        this(programs, Directory.EMPTY);
    }

    /** @param root laid under {@code /bin}, {@code /dev}, {@code /etc}, {@code /tmp}, {@code /root} */
    public TinyWorld(Map<String, Program> programs, Directory root) {
        world = new World(
                new World.Plan(
                        1, 1_700_000_000_000_000L, name -> Optional.ofNullable(programs.get(name)), Phrases.NONE, false, List.of(),
                        kernel -> furnish(kernel, programs, root)),
                (stream, bytes) -> (stream.equals(World.STDERR) ? errors : output).append(bytes.text()));
    }

    private static void furnish(Kernel kernel, Map<String, Program> programs, Directory given) {
        Directory root = given.with(Directory.EMPTY.with(Attributes.of(01777)), "/tmp").with(Directory.EMPTY, "/root")
                .with(RegularFile.of("root:x:0:0:root:/root:/bin/sh\n"), "/etc/passwd")
                .with(new Device(Attributes.of(0666), "null", true), "/dev/null")
                .with(new Device(Attributes.of(0666), "zero", true), "/dev/zero");
        for (String name : programs.keySet()) {
            root = root.with(RegularFile.program(name, 1000), "/bin/" + name);
        }
        var transaction = kernel.transaction();
        transaction.put(Machine.key(MACHINE), new Machine(
                MACHINE, "6.8.0", "test", "Tiny 1", new Machine.Hardware("x86_64", 2, 4L << 30, 40L << 30), kernel.now()));
        transaction.put(Space.FILE_SYSTEMS.key(MACHINE), root);
        transaction.put(Network.key(MACHINE), new Network(MACHINE, MACHINE, List.of(), List.of(), new TreeMap<>()));
        transaction.put(Space.key(MACHINE), new Space(
                MACHINE, MACHINE,
                List.of(
                        new Space.Mount(List.of(), new Space.Source.Tree(MACHINE, List.of()), false),
                        new Space.Mount(List.of("proc"), new Space.Source.Proc(), false)),
                MACHINE, MACHINE, MACHINE, Space.Limits.NONE));
    }

    public World.Login login() {
        return new World.Login(MACHINE, Credentials.ROOT, "/root", new TreeMap<>(Map.of("PATH", "/bin", "HOME", "/root", "USER", "root")));
    }

    /** Starts {@code /bin/PROGRAM} on the outside streams. */
    public Process.Id start(String program, String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of(program));
        all.addAll(List.of(arguments));
        return world.start(login(), "/bin/" + program, all);
    }

    /** Starts a program on a terminal {@code tty} of 80x24. */
    public Process.Id startOnTerminal(String program, String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of(program));
        all.addAll(List.of(arguments));
        return world.openTerminal("tty", new Terminal.Size(80, 24), login(), "/bin/" + program, all);
    }

    /** Runs a program to its end with this standard input; how it ended. */
    public Ended run(String input, String program, String... arguments) {
        Process.Id id = start(program, arguments);
        world.feed(World.STDIN, Bytes.of(input));
        world.close(World.STDIN);
        return finish(id);
    }

    public Ended finish(Process.Id id) {
        World.Stop stop = world.run(Long.MAX_VALUE, BUDGET, () -> world.ended(id).isPresent());
        if (!world.defects().isEmpty()) {
            throw new AssertionError(world.defects().get(0));
        }
        return world.ended(id).orElseThrow(() -> new AssertionError("still running: " + stop));
    }

    public void type(String text) {
        world.type("tty", Bytes.of(text));
        settle();
    }

    /** Runs until nothing happens without input, at most ten virtual minutes. */
    public World.Stop settle() {
        return world.run(world.now() + 600_000_000L, BUDGET, () -> false);
    }

    /** Standard output and terminals' output so far; forgets it. */
    public String output() {
        String text = output.toString();
        output.setLength(0);
        return text;
    }

    public String errors() {
        String text = errors.toString();
        errors.setLength(0);
        return text;
    }
}
