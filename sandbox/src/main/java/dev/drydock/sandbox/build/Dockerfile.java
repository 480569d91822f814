package dev.drydock.sandbox.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Dockerfile that was understood.
 *
 * @param arguments {@code ARG} before the first stage
 * @param lines of the file, for pointing at one
 * @param escape the character that continues lines, a backslash unless a directive says otherwise
 */
public record Dockerfile(List<Instruction> arguments, List<Stage> stages, List<String> lines, char escape) implements ParsedDockerfile {
    public Dockerfile {
        arguments = List.copyOf(arguments);
        stages = List.copyOf(stages);
        lines = List.copyOf(lines);
    }

    /**
     * What lies between one {@code FROM} and the next.
     *
     * @param base as written
     * @param name empty if it has none
     */
    public record Stage(Instruction from, String base, String name, List<Instruction> instructions) {
        public Stage {
            instructions = List.copyOf(instructions);
        }
    }

    /** Reads a file. */
    public static ParsedDockerfile parse(String text) {
        return new DockerfileReader(text).read();
    }

    /** All instructions in their order. */
    public List<Instruction> all() {
        List<Instruction> all = new ArrayList<>(arguments);
        stages.forEach(stage -> {
            all.add(stage.from());
            all.addAll(stage.instructions());
        });
        return all;
    }

    /** The number of the stage that a name or number means, looking at those before {@code end}. */
    public Optional<Integer> stage(String name, int end) {
        for (int i = end - 1; i >= 0; i--) {
            if (!stages.get(i).name().isEmpty() && stages.get(i).name().equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(i);
            }
        }
        return name.matches("\\d{1,4}") && Integer.parseInt(name) < end ? Optional.of(Integer.parseInt(name)) : Optional.empty();
    }
}
