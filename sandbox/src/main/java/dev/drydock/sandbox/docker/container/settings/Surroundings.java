package dev.drydock.sandbox.docker.container.settings;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import java.util.Locale;
import java.util.Optional;

/** What the client's own place gives to a container's settings: variables, files, the current folder, the terminal's size. */
record Surroundings(Sys sys) {

    Optional<String> variable(String name) {
        return sys.variable(name);
    }

    /** The text of a file; refused with the system's words. */
    String file(String path) {
        Outcome<Bytes> read = sys.files().read(path);
        if (!read.ok()) {
            Errno why = read.errno();
            throw new Unusable("open " + path + ": " + why.text().toLowerCase(Locale.ROOT));
        }
        return read.value().text();
    }

    /** A path without dots, seen from the current folder. */
    String absolute(String path) {
        String whole = path.startsWith("/") ? path : sys.directory() + "/" + path;
        java.util.ArrayDeque<String> names = new java.util.ArrayDeque<>();
        for (String name : whole.split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return "/" + String.join("/", names);
    }

    /** Rows and columns of standard output, or 0. */
    Terminal.Size size() {
        return sys.terminal(1).map(Terminal::size).orElse(new Terminal.Size(0, 0));
    }
}
