package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;

/**
 * The virtual time that passes between two top-level lines of a script, as a person needs it; only the shell that was started from
 * outside has one.
 *
 * @param micros virtual microseconds
 */
public record LineGap(long micros) {
    private static final Family<LineGap> GAPS = Family.passing("line-gap");

    /** The gap of a shell. */
    public static Key<LineGap> key(Process.Id shell) {
        return GAPS.key(shell.toString());
    }

    /** Lets the gap pass, if this shell has one, before what is below. */
    static Machine before(Sys sys, Machine below) {
        return sys.kernel().transaction().find(key(sys.self().id()))
                .map(gap -> below.push(new Frame.Gap(gap.micros()))).orElse(below);
    }
}
