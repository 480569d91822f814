package dev.drydock.tutor.command;

import dev.drydock.tutor.journal.Journal;
import java.io.IOException;

/** What every command says when its words are wrong or the disk refuses. */
final class Refusals {
    private Refusals() {}

    /** The work of a command. */
    @FunctionalInterface
    interface Work {
        int run() throws Arguments.WrongUsage, IOException;
    }

    /** The work's exit code; a sentence and a code of its own when it could not be done. */
    static int told(Program program, Work work) {
        try {
            return work.run();
        } catch (Arguments.WrongUsage wrong) {
            return program.misunderstood(wrong);
        } catch (java.nio.file.NoSuchFileException missing) {
            program.complain("usage.no-such-file", missing.getMessage());
            return Program.PROBLEMS;
        } catch (java.nio.file.InvalidPathException wrong) {
            program.complain("usage.no-such-file", wrong.getInput());
            return Program.PROBLEMS;
        } catch (IOException refused) {
            program.complain("save.refused", Journal.reason(refused));
            return Program.PROBLEMS;
        }
    }
}
