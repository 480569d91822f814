package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;

/** The question before something is removed: only {@code y} means yes, the end of the input means no. */
public final class Confirmation {
    private Confirmation() {}

    /** Asks; a no ends the command silently with status 0. */
    public static Step ask(Sys sys, String question, Code yes) {
        return Prompt.line(sys, question + " [y/N] ", (s, text) -> text.equalsIgnoreCase("y") ? yes.run(s) : Step.exit(0));
    }
}
