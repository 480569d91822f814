package dev.drydock.sandbox.tool.listing;

import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;

/** Paths without links and dots. */
final class RealPaths {
    private RealPaths() {}

    /** The real path; usually only the last part may be missing. */
    static Outcome<String> of(Sys sys, String path, boolean mustExist, boolean mayMiss) {
        Outcome<Files.Located> located = sys.files().locate(path);
        if (located.ok()) {
            return mustExist && located.value().node().isEmpty() ? Outcome.refused(Errno.ENOENT) : Outcome.of(located.value().text());
        }
        if (!mayMiss || !located.is(Errno.ENOENT)) {
            return Outcome.refused(located.errno());
        }
        String trimmed = path.replaceFirst("/+$", "");
        int slash = trimmed.lastIndexOf('/');
        String parent = slash < 0 ? "." : slash == 0 ? "/" : trimmed.substring(0, slash);
        return of(sys, parent, false, true).then(above -> Outcome.of((above.equals("/") ? "" : above) + "/" + trimmed.substring(slash + 1)));
    }
}
