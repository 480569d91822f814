package dev.drydock.sandbox.process;

/** A simulated executable. */
@FunctionalInterface
public interface Program {
    /** The first step; arguments, environment and descriptors are asked of {@code sys}. */
    Step start(Sys sys);

    /** All programs by the name that program files carry. */
    @FunctionalInterface
    interface Programs {
        java.util.Optional<Program> find(String name);
    }
}
