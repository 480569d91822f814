package dev.drydock.sandbox.shell;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.Tools;
import dev.drydock.sandbox.world.TinyWorld;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A tiny world with the shells and a few programs to run. */
public final class ShellWorld {
    private ShellWorld() {
    }

    /** What came of a script. */
    public record Ran(String output, String errors, int status) { }

    /** The shells, some real tools, and {@code yes} and {@code seq}. */
    public static TinyWorld empty() {
        return with(Directory.EMPTY);
    }

    /** The same over given files. */
    public static TinyWorld with(Directory root) {
        Map<String, Program> programs = new TreeMap<>();
        for (String shell : List.of("bash", "dash", "ash", "sh")) {
            programs.put(shell, Shells.find(shell).orElseThrow());
        }
        for (String tool : List.of("cat", "head", "tail", "wc", "sed", "grep", "sleep", "env", "printenv", "sort",
            "tee", "cut", "ls", "mkdir", "touch", "chmod", "basename", "which", "date", "rm", "true", "ps")) {
            Tools.find(tool).ifPresent(program -> programs.put(tool, program));
        }
        programs.put("yes", ShellWorld::yes);
        programs.put("seq", sys -> count(sys, 1, Integer.parseInt(sys.arguments().get(1))));
        programs.put("args", sys -> sys.print("[" + String.join("][",
                sys.arguments().subList(1, sys.arguments().size())) + "]\n", 0));
        return new TinyWorld(programs, root);
    }

    private static Step yes(Sys sys) {
        return sys.print("y\n".repeat(512), ShellWorld::yes);
    }

    private static Step count(Sys sys, int next, int last) {
        return next > last ? Step.exit(0) : sys.print(next + "\n", then -> count(then, next + 1, last));
    }

    /** Runs a script as the file {@code /s/t.sh}. */
    public static Ran script(String shell, String script) {
        TinyWorld world = with(Directory.EMPTY.with(RegularFile.of(script), "/s/t.sh"));
        Ended ended = world.run("", shell, "/s/t.sh");
        return new Ran(world.output(), world.errors(), ended.status());
    }

    /** Runs a text with {@code -c}. */
    public static Ran command(String shell, String text) {
        TinyWorld world = empty();
        Ended ended = world.run("", shell, "-c", text);
        return new Ran(world.output(), world.errors(), ended.status());
    }
}
