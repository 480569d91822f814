package dev.drydock.tutor.sitting;

import dev.drydock.tutor.edge.Berth;
import dev.drydock.tutor.edge.Disk;
import dev.drydock.tutor.edge.Terminal;

/**
 * Whoever learns: the terminal they sit at, the language they read, the disk that is theirs.
 *
 * @param berth where a second terminal of theirs comes aboard
 */
public record Learner(Terminal terminal, Tongue tongue, Disk disk, Berth berth) {
    /** The same person before another terminal. */
    public Learner at(Terminal other) {
        return new Learner(other, tongue, disk, berth);
    }
}
