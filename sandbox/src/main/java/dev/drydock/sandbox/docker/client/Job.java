package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.line.Command;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;

/**
 * One docker command under way.
 *
 * @param group the flags of the plug-in that the command belongs to
 * @param flags the command's own flags
 * @param daemon the engine it speaks to, greeted already
 */
public record Job(Command command, GivenFlags group, GivenFlags flags, List<String> arguments, Daemon daemon) {

    /** The first argument. */
    public String argument() {
        return arguments.get(0);
    }

    /** Ends the command with a complaint and status 1. */
    public static Step fail(Sys sys, String complaint) {
        return fail(sys, complaint, 1);
    }

    /** Ends the command with a complaint; an empty one prints nothing. */
    public static Step fail(Sys sys, String complaint, int status) {
        return complaint.isEmpty() ? Step.exit(status) : sys.fail(complaint + "\n", status);
    }
}
