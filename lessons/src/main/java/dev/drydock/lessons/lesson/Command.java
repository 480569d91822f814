package dev.drydock.lessons.lesson;

import java.util.List;

/**
 * A line to type.
 *
 * @param look whether it only looks: a solution is one without it too
 */
public record Command(String line, boolean look) {
    /** What a line of Java begins with at the prompt. */
    public static final String JAVA = ":java ";

    /** Whether it runs the learner's Java, which nobody does without having been asked. */
    public boolean java() {
        return line.startsWith(JAVA);
    }

    /** The bare lines. */
    public static List<String> lines(List<Command> commands) {
        return commands.stream().map(Command::line).toList();
    }
}
