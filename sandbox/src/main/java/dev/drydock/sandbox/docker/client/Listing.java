package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.docker.format.RowFormat;
import dev.drydock.sandbox.docker.format.RowType;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Reading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What all listings have in common: rows in a format, or the complaint about the format. */
public final class Listing {
    private Listing() {}

    /** Prints rows and ends the command. */
    public static Step print(Sys sys, String format, RowType type, List<Mapping> rows) {
        Reading<String> printed = RowFormat.print(format, type, rows);
        return printed.value().isPresent()
                ? sys.print(printed.value().get(), 0)
                : Job.fail(sys, printed.refusal().orElseThrow().message());
    }

    /** The virtual time as the listings need it. */
    public static Instant now(Sys sys) {
        return Instant.EPOCH.plus(sys.now(), ChronoUnit.MICROS);
    }
}
