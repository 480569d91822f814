package dev.drydock.sandbox.app.serve;

import dev.drydock.sandbox.process.Sys;

/** Which version of a program an image carries: what stands in {@code /usr/share/doc/PROGRAM/version}. */
public final class Versions {
    private Versions() {}

    /** @param usual if there is no such file */
    public static String of(Sys sys, String program, String usual) {
        return sys.files().read("/usr/share/doc/" + program + "/version").toOptional().map(bytes -> bytes.text().strip()).filter(text -> !text.isEmpty()).orElse(usual);
    }
}
