package dev.drydock.sandbox.tool.sed;

/** What the editor wants done, in order; the texts carry their line ends. */
public sealed interface Effect {
    /** Text for standard output (or, with {@code -i}, the file edited). */
    record Print(String text) implements Effect {}

    /** Text for a file named by {@code w} or {@code s///w}, which was emptied when the editor started. */
    record Write(String path, String text) implements Effect {}

    /** A message for standard error, without the tool's name; the editor has given up. */
    record Complain(String text) implements Effect {}

    /** The whole of a file goes to the output; nothing if it is not there. */
    record CopyFile(String path) implements Effect {}

    /** The next line of a file goes to the output; nothing at its end. */
    record CopyLine(String path) implements Effect {}
}
