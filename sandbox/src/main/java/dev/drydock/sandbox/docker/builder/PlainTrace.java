package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * BuildKit's progress as plain lines, each with its vertex's number.
 *
 * @param quiet whether nothing is shown but a failure
 * @param vertices that were seen, in the order of their numbers
 * @param last the vertex whose lines were shown last
 * @param logs what the last vertex with output wrote, with times
 * @param failure what the engine said at the end, or nothing
 */
record PlainTrace(boolean quiet, String fileName, List<String> vertices, String last, List<String> logs, List<Tree> warnings, Tree failure,
        String image, List<String> failed) {
    PlainTrace {
        vertices = List.copyOf(vertices);
        logs = List.copyOf(logs);
        warnings = List.copyOf(warnings);
        failed = List.copyOf(failed);
    }

    /** What a message adds to the screen. */
    record Heard(PlainTrace after, String text) {}

    static PlainTrace begin(boolean quiet, String fileName) {
        return new PlainTrace(quiet, fileName, List.of(), "", List.of(), List.of(), Nothing.NOTHING, "", List.of());
    }

    Heard hear(Tree message) {
        if (!message.get("errorDetail").isNothing()) {
            return new Heard(new PlainTrace(quiet, fileName, vertices, last, logs, warnings, message.get("errorDetail"), image, failed), "");
        }
        Tree aux = message.get("aux");
        if (message.get("id").text().equals("moby.image.id")) {
            return new Heard(new PlainTrace(quiet, fileName, vertices, last, logs, warnings, failure, aux.get("ID").text(), failed), "");
        }
        Heard heard = aux.has("begin") ? opened(aux.get("begin").text()) : said(aux);
        return quiet ? new Heard(heard.after(), "") : heard;
    }

    private Heard opened(String name) {
        List<String> more = new ArrayList<>(vertices);
        more.add(name);
        return new Heard(new PlainTrace(quiet, fileName, more, name, List.of(), warnings, failure, image, failed), "\n#" + more.size() + " " + name + "\n");
    }

    private Heard said(Tree aux) {
        if (aux.has("warning")) {
            List<Tree> more = new ArrayList<>(warnings);
            more.add(aux);
            return new Heard(new PlainTrace(quiet, fileName, vertices, last, logs, more, failure, image, failed),
                    "#" + vertices.size() + " WARN: " + warning(aux) + "\n");
        }
        String number = "#" + (vertices.indexOf(aux.get("vertex").text()) + 1) + " ";
        if (aux.has("status")) {
            return new Heard(this, number + aux.get("status").text() + " done\n");
        }
        if (aux.has("log")) {
            String line = seconds(aux.get("micros").whole(), 3) + " " + aux.get("log").text().replaceFirst("\n$", "");
            List<String> more = new ArrayList<>(logs);
            more.add(line);
            return new Heard(new PlainTrace(quiet, fileName, vertices, last, more, warnings, failure, image, failed), number + line + "\n");
        }
        if (aux.has("error")) {
            PlainTrace after = new PlainTrace(quiet, fileName, vertices, last, logs, warnings, failure, image, List.of(aux.get("vertex").text()));
            return new Heard(after, number + "ERROR: " + aux.get("error").text() + "\n");
        }
        return new Heard(this, number + (aux.has("cached") ? "CACHED" : "DONE " + seconds(aux.get("done").whole(), 1) + "s") + "\n");
    }

    private static String warning(Tree aux) {
        return aux.get("warning").text() + ": " + aux.get("text").text() + " (line " + aux.get("line").whole() + ")";
    }

    private static String seconds(long micros, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", micros / 1e6);
    }

    /** What is said of a build that failed, after its progress. */
    String failureText() {
        StringBuilder text = new StringBuilder();
        for (String vertex : failed) {
            text.append("------\n > ").append(vertex).append(":\n");
            logs.forEach(line -> text.append(line).append('\n'));
            text.append("------\n");
        }
        long line = failure.get("line").whole();
        if (line > 0) {
            text.append(source(fileName, failure.get("lines").texts(), (int) line, (int) failure.get("lastLine").whole()));
        }
        return text + "ERROR: failed to build: failed to solve: " + failure.get("message").text() + "\n";
    }

    /** Lines of a Dockerfile with those in question marked. */
    static String source(String file, List<String> lines, int from, int to) {
        StringBuilder text = new StringBuilder(file).append(':').append(from).append("\n--------------------\n");
        int pad = 0;
        int first = from;
        int last = to;
        while (pad < 4 && (first > 1 || last < lines.size())) {
            if (first > 1) {
                first--;
                pad++;
            }
            if (last < lines.size()) {
                last++;
                pad++;
            }
        }
        for (int i = first; i <= last; i++) {
            text.append(String.format(Locale.ROOT, "%4d | %s %s%n", i, i >= from && i <= to ? ">>>" : "   ", lines.get(i - 1)).replace("\r", ""));
        }
        return text.append("--------------------\n").toString();
    }

    /** The warnings after a build that worked. */
    String warningText() {
        if (warnings.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n \u001b[33m").append(warnings.size()).append(warnings.size() == 1 ? " warning" : " warnings")
                .append(" found (use docker --debug to expand):\n\u001b[0m");
        warnings.forEach(each -> text.append(" - ").append(warning(each)).append('\n'));
        return text.toString();
    }

    /** The findings of {@code --check}. */
    String checkText() {
        int count = warnings.size();
        return count == 0 ? "Check complete, no warnings found.\n"
                : "Check complete, " + count + (count == 1 ? " warning has" : " warnings have") + " been found!\n";
    }
}
