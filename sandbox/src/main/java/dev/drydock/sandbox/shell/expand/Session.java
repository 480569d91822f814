package dev.drydock.sandbox.shell.expand;

import dev.drydock.sandbox.shell.parse.Reading;
import dev.drydock.sandbox.shell.parse.ScriptText;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.state.Variables;
import dev.drydock.sandbox.shell.syntax.Command;
import dev.drydock.sandbox.shell.syntax.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One attempt to expand the words of a command. It lives within one step: it holds the state as assignments inside the
 * words change it. When the output of a command substitution is missing it throws {@link Asked}; the next attempt
 * begins again with the same state and the outputs so far.
 */
public final class Session {
    /**
     * What a command substitution gave.
     *
     * @param output its output without trailing newlines
     */
    public record Captured(String output, int status) { }

    private final Surroundings around;
    private final List<Captured> captured;
    private ShellState state;
    private int used;

    /** Begins an attempt with the outputs that are known. */
    public Session(ShellState state, Surroundings around, List<Captured> captured) {
        this.state = state;
        this.around = around;
        this.captured = List.copyOf(captured);
    }

    /** The state after what was expanded so far. */
    public ShellState state() {
        return state;
    }

    void set(ShellState changed) {
        state = changed;
    }

    /** Goes on with other variables. */
    public void set(Variables changed) {
        state = state.with(changed);
    }

    Surroundings around() {
        return around;
    }

    /** The output of a command substitution. */
    String output(Command.Sequence command) {
        if (used >= captured.size()) {
            throw new Asked(command, state, Asked.Wish.OUTPUT);
        }
        Captured found = captured.get(used++);
        state = state.with(state.outcome().withOnlyStatus(found.status())
                .withSubstitution(Optional.of(found.status())));
        return found.output();
    }

    /** The name of the pipe of a process substitution. */
    String pipe(Part.ProcessSubstitution part) {
        if (used >= captured.size()) {
            throw new Asked(part.body(), state, part.input() ? Asked.Wish.PIPE_FROM : Asked.Wish.PIPE_TO);
        }
        return captured.get(used++).output();
    }

    /** The output of a backquoted command, which is parsed only now. */
    String output(Part.Backquoted part) throws Trouble {
        ScriptText text = new ScriptText(part.command(), true, state.dialect(), state.shopt("extglob"),
                state.definitions().aliases());
        int offset = 0;
        int line = Math.max(1, state.outcome().line());
        List<Command.Item> items = new ArrayList<>();
        while (true) {
            Reading reading = text.parse(offset, line);
            if (reading instanceof Reading.Complete complete) {
                items.addAll(complete.command().items());
                offset = complete.next();
                line = complete.nextLine();
            } else if (reading instanceof Reading.Refused refused) {
                throw Trouble.dropping("command substitution: line " + refused.error().line() + ": "
                        + refused.error().message());
            } else {
                return output(new Command.Sequence(line, items));
            }
        }
    }
}
