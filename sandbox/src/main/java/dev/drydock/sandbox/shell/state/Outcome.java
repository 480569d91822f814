package dev.drydock.sandbox.shell.state;

import java.util.List;
import java.util.Optional;

/**
 * What the last commands left behind.
 *
 * @param status       {@code $?}
 * @param pipeStatus   {@code PIPESTATUS}
 * @param background   {@code $!}
 * @param lastArgument {@code $_}
 * @param line         {@code LINENO}
 * @param substitution the status of the last command substitution of the present command
 */
public record Outcome(int status, List<Integer> pipeStatus, Optional<Integer> background, String lastArgument,
        int line, Optional<Integer> substitution) {
    public static final Outcome START = new Outcome(0, List.of(0), Optional.empty(), "", 0, Optional.empty());

    public Outcome {
        pipeStatus = List.copyOf(pipeStatus);
    }

    /** With another status of one command. */
    public Outcome withStatus(int changed) {
        return new Outcome(changed, List.of(changed), background, lastArgument, line, substitution);
    }

    /** With another status, the pipe's as it was. */
    public Outcome withOnlyStatus(int changed) {
        return new Outcome(changed, pipeStatus, background, lastArgument, line, substitution);
    }

    /** With the statuses of a pipeline. */
    public Outcome withPipe(int changed, List<Integer> statuses) {
        return new Outcome(changed, statuses, background, lastArgument, line, substitution);
    }

    /** With another process in the background. */
    public Outcome withBackground(int pid) {
        return new Outcome(status, pipeStatus, Optional.of(pid), lastArgument, line, substitution);
    }

    /** With another last argument. */
    public Outcome withLastArgument(String argument) {
        return new Outcome(status, pipeStatus, background, argument, line, substitution);
    }

    /** On another line. */
    public Outcome at(int changed) {
        return new Outcome(status, pipeStatus, background, lastArgument, changed, substitution);
    }

    /** With the status of a command substitution, or none. */
    public Outcome withSubstitution(Optional<Integer> changed) {
        return new Outcome(status, pipeStatus, background, lastArgument, line, changed);
    }
}
