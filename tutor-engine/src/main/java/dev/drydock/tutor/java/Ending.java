package dev.drydock.tutor.java;

/** Why the learner's process is no more. */
enum Ending {
    NONE,
    /** It ran longer than a line may. */
    TIME,
    /** It printed more than a line may. */
    OUTPUT,
    THREADS,
    MEMORY,
    /** It ended itself. */
    EXIT,
    /** The learner pressed Ctrl-C. */
    INTERRUPT;

    /** The key of its sentence. */
    String key() {
        return "java.ended." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
