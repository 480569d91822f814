package dev.drydock.lessons.lesson;

import java.util.List;

/**
 * A line to type.
 *
 * @param look whether it only looks: a solution is one without it too
 */
public record Command(String line, boolean look) {

    /** The bare lines. */
    public static List<String> lines(List<Command> commands) {
        return commands.stream().map(Command::line).toList();
    }
}
