package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;

/** Writes what builtins print: at once if there is room, else when readers have made some. */
public final class Output {
    private Output() {
    }

    /** Prints to standard output, then goes on; a failure is said under {@code name} and makes the status 1. */
    public static Turn print(Sys sys, String text, String name, Machine then) {
        if (text.isEmpty()) {
            return new Turn.Go(then);
        }
        Bytes bytes = Bytes.wrap(Text.encode(text));
        Outcome<Integer> written = sys.write(1, bytes);
        if (written.ok() && written.value() == bytes.length()) {
            return new Turn.Go(then);
        }
        Bytes left = written.ok() ? bytes.from(written.value()) : bytes;
        return new Turn.Pause(sys.write(1, left, (after, outcome) -> outcome.ok()
                ? then.resume() : failed(after, name, outcome.errno(), then)));
    }

    private static dev.drydock.sandbox.process.Step failed(Sys sys, String name, Errno errno, Machine then) {
        Complaints.say(sys, Complaints.builtin(then.state(), name, "write error: " + errno.text()));
        return then.status(1).resume();
    }
}
