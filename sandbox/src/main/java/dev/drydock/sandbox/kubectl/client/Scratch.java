package dev.drydock.sandbox.kubectl.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import java.util.SortedMap;

/** Files that a command keeps only as long as it runs, named as Go's {@code os.MkdirTemp} and {@code os.CreateTemp} do. */
public final class Scratch {
    private static final int READ_AND_WRITE = 0700;
    private static final long UNSIGNED = 0xFFFFFFFFL;

    private Scratch() {}

    /** A fresh name in the folder for such files. */
    public static Task<String> name(String before, String after) {
        return Task.ask(sys -> folder(sys) + "/" + before + (sys.random("temporary") & UNSIGNED) + after);
    }

    private static String folder(Sys sys) {
        return sys.variable("TMPDIR").filter(text -> !text.isEmpty()).orElse("/tmp");
    }

    /** A fresh folder. */
    public static Task<String> directory(String before) {
        return name(before, "").then(path -> Task.with(sys -> {
            Outcome<Boolean> made = sys.files().makeDirectory(path, READ_AND_WRITE);
            return made.ok() ? Task.of(path) : Task.fail("mkdir " + path + ": " + lower(made));
        }));
    }

    public static Task<Done> write(String path, String text) {
        return Task.with(sys -> {
            Outcome<Boolean> written = sys.files().write(path, Bytes.of(text));
            return written.ok() ? Task.done() : Task.fail("open " + path + ": " + lower(written));
        });
    }

    public static Task<String> read(String path) {
        return Task.with(sys -> {
            Outcome<Bytes> content = sys.files().read(path);
            return content.ok() ? Task.of(content.value().text()) : Task.fail("open " + path + ": " + lower(content));
        });
    }

    /** Removes a file, or a folder of files, if it is there. */
    public static Task<Done> remove(String path) {
        return Task.ask(sys -> {
            if (sys.files().isDirectory(path)) {
                Outcome<SortedMap<String, Node>> inside = sys.files().list(path);
                if (inside.ok()) {
                    inside.value().keySet().forEach(name -> sys.files().unlink(path + "/" + name));
                }
                sys.files().removeDirectory(path);
            } else if (sys.files().exists(path)) {
                sys.files().unlink(path);
            }
            return Done.DONE;
        });
    }

    private static String lower(Outcome<?> refused) {
        return refused.errno().text().toLowerCase(java.util.Locale.ROOT);
    }
}
