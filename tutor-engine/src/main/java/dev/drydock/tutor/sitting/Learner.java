package dev.drydock.tutor.sitting;

import dev.drydock.tutor.edge.Disk;
import dev.drydock.tutor.edge.Terminal;

/**
 * Whoever learns: the terminal they sit at, the language they read, the disk that is theirs.
 */
public record Learner(Terminal terminal, Tongue tongue, Disk disk) {}
