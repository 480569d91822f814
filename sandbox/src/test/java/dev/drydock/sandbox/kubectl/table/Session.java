package dev.drydock.sandbox.kubectl.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A session with kubectl, recorded from the original or, where its name begins with {@code own-}, made here: {@code .ci/transcripts/kubectl}. */
record Session(String name, List<Exchange> exchanges) {

    /** A command and what it printed. @param compared whether it belongs to the session; else it only prepares */
    record Exchange(String command, List<String> output, int status, boolean compared) {}

    static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve(".ci/transcripts/kubectl");
            if (Files.isDirectory(folder)) return folder;
        }
        throw new IllegalStateException("no recordings above " + Path.of("").toAbsolutePath());
    }

    static List<Session> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".t")).sorted().map(Session::named).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Session named(String name) {
        try {
            return parse(name, Files.readAllLines(folder().resolve(name)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Session parse(String name, List<String> lines) {
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("  $ ") && !lines.get(i).startsWith("  % ")) continue;
            boolean compared = lines.get(i).charAt(2) == '$';
            StringBuilder command = new StringBuilder(lines.get(i).substring(4));
            while (i + 1 < lines.size() && (lines.get(i + 1).startsWith("  > ") || lines.get(i + 1).equals("  >"))) {
                command.append('\n').append(lines.get(++i).substring(Math.min(4, lines.get(i).length())));
            }
            List<String> output = new ArrayList<>();
            while (i + 1 < lines.size() && !lines.get(i + 1).startsWith("  $ ") && !lines.get(i + 1).startsWith("  % ")) {
                String line = lines.get(++i);
                if (line.startsWith("  ")) output.add(line.substring(2));
            }
            int status = 0;
            if (!output.isEmpty() && output.get(output.size() - 1).matches("\\[\\d+]")) {
                String last = output.remove(output.size() - 1);
                status = Integer.parseInt(last.substring(1, last.length() - 1));
            }
            exchanges.add(new Exchange(command.toString(), List.copyOf(output), status, compared));
        }
        return new Session(name, List.copyOf(exchanges));
    }
}
