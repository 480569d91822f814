package dev.drydock.sandbox.app.core.wire;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an element remembers between messages: a small file each under {@code /run/corenet}, so that whoever looks into the container can read
 * it. It is memory, not a database: an element that starts begins with none.
 */
public final class Notes {
    private static final String FOLDER = "/run/corenet";

    private Notes() {}

    private static String path(String name) {
        return FOLDER + "/" + name.replaceAll("[^A-Za-z0-9.@+-]", "_");
    }

    /** Forgets everything. */
    static void clear(Sys sys) {
        sys.files().makeDirectory("/run", 0755);
        sys.files().makeDirectory(FOLDER, 0755);
        sys.files().list(FOLDER).toOptional().ifPresent(found -> List.copyOf(found.keySet()).forEach(name -> sys.files().unlink(FOLDER + "/" + name)));
    }

    /** A note; one without fields if there is none. */
    public static Message find(Sys sys, String name) {
        return sys.files().read(path(name)).toOptional().flatMap(bytes -> Wire.LINES.read(bytes, true)).map(Wire.Read::message).orElse(Message.of(name));
    }

    public static boolean has(Sys sys, String name) {
        return sys.files().exists(path(name));
    }

    public static void put(Sys sys, String name, Message note) {
        sys.files().write(path(name), Wire.LINES.encoded(note.named(name), ""));
    }

    public static void remove(Sys sys, String name) {
        sys.files().unlink(path(name));
    }

    /** The names that begin so. */
    public static List<String> names(Sys sys, String prefix) {
        List<String> names = new ArrayList<>();
        sys.files().list(FOLDER).toOptional().ifPresent(found -> found.keySet().stream().filter(name -> name.startsWith(prefix)).forEach(names::add));
        return names;
    }

    /** The next number of a counter, from 1. */
    public static int next(Sys sys, String counter) {
        String last = find(sys, counter).get("last");
        int next = (last.isEmpty() ? 0 : Integer.parseInt(last)) + 1;
        put(sys, counter, Message.of(counter, "last", Integer.toString(next)));
        return next;
    }

    /** A made-up hexadecimal value that only depends on the text, for tokens and results of the simplified authentication. */
    public static String hash(String text) {
        long state = 1_125_899_906_842_597L;
        for (int i = 0; i < text.length(); i++) {
            state = state * 31 + text.charAt(i);
        }
        return String.format(Locale.ROOT, "%016x", state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L);
    }
}
