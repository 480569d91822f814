package dev.drydock.sandbox.docker.compose.progress;

import java.util.ArrayList;
import java.util.List;

/**
 * How lines of several containers are shown together: each behind its container's name in a colour of its own. A container is known from
 * its first line on, and the column of names grows with the longest one.
 *
 * @param times the time of each line, when it is wanted
 * @param names that were seen, in order
 * @param closed whether nothing more is written
 */
public record Logbook(boolean colours, boolean prefixes, boolean times, List<String> names, boolean closed) {
    private static final List<String> RAINBOW = List.of("36", "33", "32", "35", "34", "36;1", "33;1", "32;1", "35;1", "34;1");

    public Logbook {
        names = List.copyOf(names);
    }

    /** One in which nothing is written yet. */
    public static Logbook begin(boolean colours, boolean prefixes, boolean times) {
        return new Logbook(colours, prefixes, times, List.of(), false);
    }

    /** The log book that knows a container. */
    public Logbook knowing(String name) {
        if (names.contains(name)) {
            return this;
        }
        List<String> more = new ArrayList<>(names);
        more.add(name);
        return new Logbook(colours, prefixes, times, more, closed);
    }

    /** The log book in which nothing more is written. */
    public Logbook close() {
        return new Logbook(colours, prefixes, times, names, true);
    }

    /** A line of a container that is known. @param time as it is shown */
    String line(String name, String text, String time) {
        int width = names.stream().mapToInt(String::length).max().orElse(0) + 1;
        String prefix = prefixes ? coloured(name, name + " ".repeat(Math.max(0, width - name.length())) + " | ") : "";
        return prefix + (times ? time + " " : "") + text + "\n";
    }

    /** What is said about a container that is known, on a line of its own. */
    String status(String name, String message) {
        return coloured(name, "\r\u001b[K" + name + " " + message + "\n");
    }

    private String coloured(String name, String text) {
        return colours && !name.isEmpty() ? "\u001b[" + RAINBOW.get(names.indexOf(name) % RAINBOW.size()) + "m" + text + "\u001b[0m" : text;
    }
}
