package dev.drydock.sandbox.docker.registry;

import dev.drydock.sandbox.process.Sys;

/** A remark of the client on its error stream: coloured on a terminal. */
final class Note {
    private static final String PLAIN = " Info -> ";
    private static final String FANCY = "\033[1m\033[106m\033[30mi\033[0m\033[0m \033[96mInfo \u2192 \033[0m\033[0m";

    private Note() {}

    /** An empty line, then the text, its second and later lines below its first. */
    static String of(Sys sys, String text) {
        boolean terminal = sys.isTerminal(2);
        StringBuilder note = new StringBuilder("\n").append(terminal ? FANCY : PLAIN);
        String indent = "";
        for (String line : text.split("\n", -1)) {
            note.append(indent).append(terminal ? "\033[3m" + line + "\033[0m" : line).append('\n');
            indent = " ".repeat(PLAIN.length());
        }
        return note.toString();
    }
}
