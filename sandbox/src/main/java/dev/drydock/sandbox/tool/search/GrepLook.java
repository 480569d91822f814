package dev.drydock.sandbox.tool.search;

import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;

/**
 * What {@code grep} prints of what it finds.
 *
 * @param say {@code l}, {@code L}, {@code c}, {@code q}, {@code o}, or empty for whole lines
 * @param most -1 for no limit
 */
record GrepLook(String name, String say, boolean invert, boolean names, boolean numbers, boolean offsets, boolean colour, int before, int after,
        long most, boolean text, String inputName, String lineEnd) {

    static GrepLook of(Sys sys, Arguments a, boolean names) {
        String say = a.has("q") ? "q" : a.has("l") ? "l" : a.has("L") ? "L" : a.has("c") ? "c" : a.has("o") ? "o" : "";
        String when = a.has("color") ? a.value("color").orElse("") : "never";
        boolean colour = when.equals("always") || ((when.equals("auto") || when.isEmpty()) && sys.isTerminal(1));
        int both = a.value("C").or(() -> a.value("#")).map(Integer::parseInt).orElse(0);
        return new GrepLook(a.name(), say, a.has("v"), names, a.has("n"), a.has("b"), colour,
                a.value("B").map(Integer::parseInt).orElse(both), a.value("A").map(Integer::parseInt).orElse(both),
                a.value("m").map(Long::parseLong).orElse(-1L), a.has("a"), a.value("label").orElse("(standard input)"), a.has("z") ? "\0" : "\n");
    }

    boolean wholeLines() {
        return say.isEmpty();
    }

    boolean hasContext() {
        return (before > 0 || after > 0) && wholeLines();
    }

    /** What stands in front of a line: name, number, offset, each with its mark. */
    String prefix(String file, long line, long offset, char mark) {
        StringBuilder prefix = new StringBuilder();
        if (names) {
            prefix.append(painted("35", file)).append(painted("36", String.valueOf(mark)));
        }
        if (numbers) {
            prefix.append(painted("32", Long.toString(line))).append(painted("36", String.valueOf(mark)));
        }
        if (offsets) {
            prefix.append(painted("32", Long.toString(offset))).append(painted("36", String.valueOf(mark)));
        }
        return prefix.toString();
    }

    String painted(String colours, String text) {
        return colour ? "\u001b[" + colours + "m\u001b[K" + text + "\u001b[m\u001b[K" : text;
    }
}
