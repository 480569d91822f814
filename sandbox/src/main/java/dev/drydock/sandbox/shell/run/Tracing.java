package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.expand.Prompt;
import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import java.util.List;

/** What {@code set -x} shows. */
final class Tracing {
    /** Under this name a substitution keeps how deep it is; no variable can be called so. */
    static final String DEPTH = " depth";

    private Tracing() {
    }

    /** Shows a line when tracing is on. */
    static void trace(Sys sys, ShellState state, String text) {
        if (!state.is(Option.XTRACE)) {
            return;
        }
        String prompt = state.text("PS4").orElse("+ ");
        ShellState untraced = state.with(Option.XTRACE, false);
        String expanded = state.dialect().isBash()
                ? new Prompt(new Session(untraced, new SysSurroundings(sys, untraced), List.of())).expand(prompt) : prompt;
        int depth = state.text(DEPTH).map(Integer::parseInt).orElse(0);
        String repeated = expanded.isEmpty() || !state.dialect().isBash() ? ""
                : expanded.substring(0, 1).repeat(depth);
        Complaints.say(sys, repeated + expanded + text + "\n");
    }

    /** One level deeper, in a substitution. */
    static ShellState deeper(ShellState state) {
        int depth = state.text(DEPTH).map(Integer::parseInt).orElse(0);
        return state.set(DEPTH, Integer.toString(depth + 1));
    }
}
