package dev.drydock.sandbox.world;

import dev.drydock.sandbox.process.Program;
import java.util.Optional;

/** Every simulated program by the name that its file carries. Asked by name, so that a short command loads only what it runs. */
final class Software implements Program.Programs {
    @Override
    public Optional<Program> find(String name) {
        return Optional.empty();
    }
}
