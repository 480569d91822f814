package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Instruction;
import dev.drydock.sandbox.image.Reference;

/** One piece of BuildKit's work. */
sealed interface Task {
    /** Finds out what a base image is. */
    record Metadata(Reference image, Instruction from) implements Task {}

    /** Takes a base image, pulling it if need be. */
    record Base(Reference image, String vertex) implements Task {}

    record Context() implements Task {}

    /** Begins a stage. */
    record Begin(int stage) implements Task {}

    /** @param prefix such as {@code [2/5] }; empty for an instruction that makes no layer */
    record Carry(int stage, Instruction instruction, String prefix) implements Task {}

    record Export(int stage) implements Task {}
}
