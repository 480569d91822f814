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
 */
public record Dockerfile(List<Instruction> arguments, List<Stage> stages, List<String> lines, Directives directives) implements ParsedDockerfile {
    public Dockerfile {
        arguments = List.copyOf(arguments);
        stages = List.copyOf(stages);
        lines = List.copyOf(lines);
    }

    /**
     * What special comments say, and what was noticed on the way.
     *
     * @param escape the character that continues lines, a backslash unless told otherwise
     * @param syntax the image of another reader of Dockerfiles, or empty
     * @param check which checks to leave out, and whether a finding is an error
     * @param emptyContinuations ends of instructions that have an empty line inside
     */
    public record Directives(char escape, String syntax, String check, List<Integer> emptyContinuations) {
        public static final Directives NONE = new Directives('\\', "", "", List.of());

        public Directives {
            emptyContinuations = List.copyOf(emptyContinuations);
        }

        /** Whether a rule is not looked at. */
        public boolean skips(String rule) {
            for (String option : check.split(";")) {
                if (option.strip().startsWith("skip=")) {
                    List<String> rules = List.of(option.strip().substring(5).split(","));
                    return rules.contains("all") || rules.contains(rule);
                }
            }
            return false;
        }

        /** Whether a rule that is not in force yet is looked at all the same. */
        public boolean tries(String rule) {
            for (String option : check.split(";")) {
                if (option.strip().startsWith("experimental=")) {
                    List<String> rules = List.of(option.strip().substring(13).split(","));
                    return rules.contains("all") || rules.contains(rule);
                }
            }
            return false;
        }

        /** Whether a finding ends the build. */
        public boolean strict() {
            return List.of(check.split(";")).contains("error=true");
        }
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

    /** A file that is only lines. */
    public static Dockerfile unread(String text) {
        return new Dockerfile(List.of(), List.of(), List.of(text.split("\n", -1)), Directives.NONE);
    }

    /** Reads a file. */
    public static ParsedDockerfile parse(String text) {
        return new DockerfileReader(text).read();
    }

    /** Reads one instruction that stands alone, as a trigger of an image does; it is the only one of the arguments. */
    public static ParsedDockerfile trigger(String text) {
        return DockerfileReader.alone(text);
    }

    public char escape() {
        return directives.escape();
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
