package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.parse.Reading;
import dev.drydock.sandbox.shell.parse.ScriptText;
import dev.drydock.sandbox.shell.parse.SyntaxError;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.tool.print.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads commands from a text, from standard input or from the terminal, one at a time. */
final class Scripts {
    private Scripts() {
    }

    static Turn read(Sys sys, Machine below, Frame frame, List<Session.Captured> outputs) {
        if (frame instanceof Frame.Text text) {
            return text(sys, below, text);
        }
        return frame instanceof Frame.Input input ? new Turn.Pause(input(sys, below, input))
                : Asking.ask(sys, below, (Frame.Ask) frame, outputs);
    }

    static ScriptText source(ShellState state, String text, boolean ended) {
        boolean aliases = state.shopt("expand_aliases") || !state.dialect().isBash();
        Map<String, String> known = aliases ? state.definitions().aliases() : Map.of();
        return new ScriptText(text, ended, state.dialect(), state.shopt("extglob"), known);
    }

    // --- a text ---

    private static Turn text(Sys sys, Machine below, Frame.Text frame) {
        ShellState state = below.state();
        ScriptText source = source(state, frame.script().text(), true);
        Reading reading = source.parse(frame.offset(), frame.line());
        if (reading instanceof Reading.Complete complete) {
            complete.warnings().forEach(warning ->
                    Complaints.say(sys, Complaints.syntax(state, warning, "")));
            Frame rest = new Frame.Text(frame.script(), complete.next(), complete.nextLine(), frame.base());
            boolean last = frame.script().last()
                    && source.parse(complete.next(), complete.nextLine()) instanceof Reading.Nothing;
            Machine now = last ? below : below.push(rest);
            if (frame.base() && !last) {
                now = LineGap.before(sys, now);
            }
            return new Turn.Go(now.push(new Frame.Do(complete.command())));
        }
        if (reading instanceof Reading.Refused refused) {
            return refused(sys, below, frame, refused.error());
        }
        return new Turn.Go(below);
    }

    private static Turn refused(Sys sys, Machine below, Frame.Text frame, SyntaxError error) {
        ShellState state = below.state();
        Complaints.say(sys, Complaints.syntax(state, error, frame.script().title()));
        Machine failed = below.status(error.status());
        if (error.status() == 1) {
            // A wrong array is no wrong script: bash goes on with the next line.
            return new Turn.Go(failed.push(behind(frame, error.line())));
        }
        boolean whole = frame.base() || !state.dialect().isBash();
        return whole && !state.invocation().interactive() ? Unwinding.toExit(sys, failed) : new Turn.Go(failed);
    }

    private static Frame behind(Frame.Text frame, int line) {
        String text = frame.script().text();
        int at = frame.offset();
        for (int passed = frame.line(); passed <= line && at < text.length(); passed++) {
            int newline = text.indexOf('\n', at);
            at = newline < 0 ? text.length() : newline + 1;
        }
        return new Frame.Text(frame.script(), at, line + 1, frame.base());
    }

    // --- standard input ---

    private static Step input(Sys sys, Machine below, Frame.Input frame) {
        return Lines.read(sys, Lines.Wanted.line(0), Bytes.EMPTY, (then, line, stop) -> {
            if (stop == Lines.Stop.SIGNAL) {
                return below.push(frame).resume();
            }
            String more = Text.decode(line.toArray()).replace("\0", "");
            boolean ended = stop == Lines.Stop.END || stop == Lines.Stop.FAILED;
            Pending pending = frame.pending().plus(more);
            if (!ended && !Pending.mayComplete(frame.until(), more)) {
                return below.push(new Frame.Input(pending, frame.line(), frame.until())).resume();
            }
            return parsed(then, below, pending, frame.line(), ended);
        });
    }

    private static Step parsed(Sys sys, Machine below, Pending pending, int line, boolean ended) {
        String text = pending.text();
        ShellState state = below.state();
        if (state.is(Option.VERBOSE)) {
            Complaints.say(sys, pending.last());
        }
        Reading reading = source(state, text, ended).parse(0, line);
        if (reading instanceof Reading.Complete complete) {
            complete.warnings().forEach(warning ->
                    Complaints.say(sys, Complaints.syntax(state, warning, "")));
            Machine rest = below.push(new Frame.Input(Pending.NONE, complete.nextLine(), Optional.empty()));
            return LineGap.before(sys, rest).push(new Frame.Do(complete.command())).resume();
        }
        if (reading instanceof Reading.Incomplete incomplete) {
            return below.push(new Frame.Input(pending, line, incomplete.until())).resume();
        }
        if (reading instanceof Reading.Refused refused) {
            Complaints.say(sys, Complaints.syntax(state, refused.error(), ""));
            return below.status(refused.error().status()).resume();
        }
        int next = line + (int) text.chars().filter(c -> c == '\n').count();
        return ended ? below.resume() : below.push(new Frame.Input(Pending.NONE, next, Optional.empty())).resume();
    }
}
