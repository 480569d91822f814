package dev.drydock.lessons.stage;

import dev.drydock.lessons.lesson.Start;
import dev.drydock.lessons.proof.Stage;
import dev.drydock.lessons.proof.Theatre;

/** Puts up simulated worlds for proofs; equal starts give equal worlds. */
public final class SandboxTheatre implements Theatre {
    @Override
    public Stage raise(Start start) {
        return new SandboxStage(start);
    }
}
