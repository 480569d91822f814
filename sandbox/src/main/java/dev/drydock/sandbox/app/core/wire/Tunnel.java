package dev.drydock.sandbox.app.core.wire;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;

/** What a user plane does: bytes that come in on one side go out on the other, unread, until one side ends. */
public record Tunnel(int one, int other) {
    private static final int CHUNK = 65_536;

    /** Carries; the first bytes from {@code one} are there already. */
    public Step carry(Sys sys, Bytes first) {
        return sys.write(other, first, (s, written) -> step(s));
    }

    private Step step(Sys sys) {
        for (int[] way : new int[][] {{one, other}, {other, one}}) {
            Outcome<Bytes> read = sys.read(way[0], CHUNK);
            if (read.is(Errno.EAGAIN)) {
                continue;
            }
            if (!read.ok() || read.value().isEmpty()) {
                return Step.exit(0);
            }
            int to = way[1];
            return sys.write(to, read.value(), (s, written) -> written.ok() ? step(s) : Step.exit(0));
        }
        return Step.await(List.of(new Step.Condition.Readable(one), new Step.Condition.Readable(other)), this::step);
    }
}
