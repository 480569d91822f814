package dev.drydock.sandbox.docker.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The original's commands and flags, from its own help: {@code surface.tsv}. */
final class Surface {
    /**
     * A command of the original.
     *
     * @param flags as {@code -s,--long=TYPE}
     */
    record Original(String path, boolean leaf, String usage, List<String> flags) {
        /** The long names of its flags, without dashes. */
        List<String> flagNames() {
            return flags.stream().map(flag -> flag.substring(flag.indexOf("--") + 2).replaceFirst("=.*", "")).distinct().toList();
        }
    }

    private Surface() {}

    static List<Original> all() {
        return resource("surface.tsv").lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1))
                .map(cells -> new Original(cells[0], cells[1].equals("leaf"), cells[2], cells[4].isBlank() ? List.of() : List.of(cells[4].strip().split(" "))))
                .toList();
    }

    static List<Original> leaves() {
        return all().stream().filter(Original::leaf).toList();
    }

    static String resource(String name) {
        try (InputStream in = Surface.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
