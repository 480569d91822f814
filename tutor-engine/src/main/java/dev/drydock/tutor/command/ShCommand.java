package dev.drydock.tutor.command;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.edge.Edge;
import dev.drydock.tutor.language.LearnersPhrases;
import dev.drydock.tutor.script.Script;
import dev.drydock.tutor.session.Pace;
import dev.drydock.tutor.session.RealFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code drydock sh}: the free sandbox. */
public final class ShCommand {
    private static final String SHELL = "/bin/bash";
    private static final Arguments.Options OPTIONS = new Arguments.Options(
            List.of("-c", "--world", "--seed", "--pace", "--mount", "-o"),
            List.of("--attach", "--help", "-h", "-e", "-u", "-x", "-s"),
            true);

    private final Arguments arguments;
    private final Program program;

    private ShCommand(Arguments arguments, Program program) {
        this.arguments = arguments;
        this.program = program;
    }

    /** Whether the word after this option is its value. */
    public static boolean takesValue(String option) {
        return OPTIONS.withValue().contains(option);
    }

    /** Carries out {@code drydock sh} with these words. */
    public static int run(List<String> words, Program program) {
        try {
            return new ShCommand(Arguments.of(words, OPTIONS), program).run();
        } catch (Arguments.WrongUsage wrong) {
            return program.misunderstood(wrong);
        }
    }

    private int run() throws Arguments.WrongUsage {
        if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.sh");
        if (arguments.has("--attach")) return Talking.attach(program);
        String name = arguments.value("--world", "default");
        if (name.equals("list")) return listWorlds();
        Optional<Worlds.Named> world = Worlds.named(name);
        if (world.isEmpty()) throw new Arguments.WrongUsage("usage.no-world", name, worldNames(", "));
        boolean script = arguments.has("-c") || arguments.has("-s") || !arguments.operands().isEmpty() || !program.edge().interactive();
        String word = arguments.value("--pace", script ? "jump" : "follow");
        Pace pace = Pace.named(word).orElseThrow(() -> new Arguments.WrongUsage("usage.unknown-pace", word));
        Optional<Consumer<World>> scenery = scenery(world.get());
        if (scenery.isEmpty()) return Program.USAGE;
        if (script) return script(world.get(), scenery.get(), pace);
        return Talking.sandbox(world.get(), scenery.get(), arguments.number("--seed", 1), pace, program);
    }

    /** What --mount asks for; empty when the folder cannot be read, which was then said. */
    private Optional<Consumer<World>> scenery(Worlds.Named world) {
        if (!arguments.has("--mount")) return Optional.of(fresh -> { });
        String folder = arguments.value("--mount", "");
        try {
            Directory copy = RealFolder.read(program.edge().disk(), Path.of(folder), Worlds.EPOCH_MICROS);
            return Optional.of(fresh -> RealFolder.lay(fresh, world.login(), copy));
        } catch (IOException e) {
            program.complain(e instanceof RealFolder.TooLarge ? "usage.folder-too-large" : "usage.no-folder", folder, e.getMessage());
            return Optional.empty();
        }
    }

    private int listWorlds() {
        return program.print(worldNames("\n"));
    }

    private static String worldNames(String between) {
        List<String> names = new ArrayList<>();
        for (Worlds.Named world : Worlds.all()) names.add(world.name());
        return String.join(between, names);
    }

    private int script(Worlds.Named world, Consumer<World> scenery, Pace pace) throws Arguments.WrongUsage {
        Optional<List<String>> shell = shellArguments();
        if (shell.isEmpty()) return 127;
        World.Plan plan = world.plan(
                arguments.number("--seed", 1), Worlds.EPOCH_MICROS, new LearnersPhrases(program.sentences().language()), false);
        Script.End end = Script.run(
                new Script.Stage(plan, scenery, world.login(), pace.lineGapMicros()), shell.get(), Script.USUAL_BUDGET, program.edge().streams());
        if (end instanceof Script.End.Exited exited) return exited.status();
        if (end instanceof Script.End.Stopped stopped) program.complain("budget.script", stopped.events());
        else program.complain("budget.stuck");
        // As timeout(1) ends what does not end by itself.
        return 124;
    }

    /** The simulated shell's program and arguments; empty when the script cannot be read, which was then said. */
    private Optional<List<String>> shellArguments() {
        List<String> words = new ArrayList<>(List.of(SHELL, "bash"));
        for (String switched : List.of("-e", "-u", "-x")) {
            if (arguments.has(switched)) words.add(switched);
        }
        if (arguments.has("-o")) words.addAll(List.of("-o", arguments.value("-o", "")));
        List<String> operands = arguments.operands();
        if (arguments.has("-c")) {
            words.addAll(List.of("-c", arguments.value("-c", "")));
            // Without a name of its own the command line speaks of the shell.
            if (!operands.isEmpty()) words.addAll(operands);
        } else if (!operands.isEmpty() && !arguments.has("-s")) {
            Optional<String> text = read(operands.get(0));
            if (text.isEmpty()) return Optional.empty();
            words.addAll(List.of("-c", text.get()));
            words.addAll(operands);
        } else {
            words.add("-s");
            words.addAll(operands);
        }
        return Optional.of(words);
    }

    private Optional<String> read(String file) {
        Edge edge = program.edge();
        try {
            return Optional.of(new String(edge.disk().read(Path.of(file)), StandardCharsets.UTF_8));
        } catch (IOException e) {
            String reason = edge.disk().isFolder(Path.of(file)) ? "Is a directory" : "No such file or directory";
            program.complain("usage.no-file", file, edge.disk().isFile(Path.of(file)) ? e.getMessage() : reason);
            return Optional.empty();
        }
    }
}
