package dev.drydock.sandbox.engine.shim;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;

/**
 * What a command wrote that the engine reads itself; what is beyond {@value #LIMIT} bytes is lost.
 *
 * @param cut whether something was lost
 */
public record Captured(Bytes bytes, boolean cut) {
    private static final int LIMIT = 4096;
    private static final Family<Captured> CAPTURED = Family.passing("captured");

    static void append(Kernel kernel, String streams, Bytes more) {
        Captured before = kernel.transaction().find(CAPTURED.key(streams)).orElse(new Captured(Bytes.EMPTY, false));
        int room = LIMIT - before.bytes().length();
        Bytes kept = more.length() > room ? more.slice(0, room) : more;
        kernel.transaction().put(CAPTURED.key(streams), new Captured(before.bytes().plus(kept), before.cut() || kept.length() < more.length()));
    }

    /** The text, which is then forgotten. */
    public static String take(Kernel kernel, String streams) {
        String text = kernel.transaction().find(CAPTURED.key(streams)).map(found -> found.bytes().text() + (found.cut() ? "..." : "")).orElse("");
        kernel.transaction().remove(CAPTURED.key(streams));
        return text;
    }
}
