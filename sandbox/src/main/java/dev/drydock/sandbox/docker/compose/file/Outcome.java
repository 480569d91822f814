package dev.drydock.sandbox.docker.compose.file;

import java.util.List;

/** What came of reading a project. */
public sealed interface Outcome {
    /** Warnings for standard error, in order. */
    List<String> warnings();

    record Loaded(Project project, List<String> warnings) implements Outcome {}

    /** The original's complaint. */
    record Refused(String complaint, List<String> warnings) implements Outcome {}
}
