package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.state.Variable;
import dev.drydock.sandbox.shell.syntax.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is still to be done, one thing a frame; the top of the stack comes next. */
public sealed interface Frame {
    /** Carry out a command. */
    record Do(Command command) implements Frame { }

    /** The frame, with the outputs of the command substitutions in it that are known. */
    record Knowing(Frame frame, List<Session.Captured> outputs) implements Frame {
        public Knowing {
            outputs = List.copyOf(outputs);
        }
    }

    /** The rest of a sequence, from an item on. */
    record Sequence(List<Command.Item> items, int next) implements Frame { }

    /** The rest of an and-or list, from a link on; the status decides. */
    record Links(List<Command.Link> links, int next) implements Frame { }

    /** What comes after the condition of a branch of {@code if}. */
    record Branch(Command.If command, int branch) implements Frame { }

    /** What comes after the condition of a loop. */
    record LoopTested(Command.Loop loop, int status) implements Frame { }

    /** What comes after the body of a loop: the condition again. */
    record LoopAgain(Command.Loop loop) implements Frame { }

    /** The next round of a loop over words. */
    record ForNext(Command.For loop, List<String> words, int next) implements Frame { }

    /** The test of an arithmetic loop; before it, unless this is the first time, its third expression. */
    record ArithmeticNext(Command.ArithmeticFor loop, boolean first) implements Frame { }

    /** The next question of a {@code select}. */
    record SelectNext(Command.Select loop, List<String> words, boolean show) implements Frame { }

    /** The arms of a {@code case} from one on, for a subject; {@code fallThrough} does not ask whether they match. */
    record Arms(Command.Case command, String subject, int next, boolean fallThrough) implements Frame { }

    /** The end of {@code !}. */
    record Negate() implements Frame { }

    /** Below this, a failing command does not end the shell under {@code set -e}. */
    record Condition() implements Frame { }

    /** A command has ended: {@code ERR} and {@code set -e}. */
    record Check() implements Frame { }

    /** The end of {@code time}. */
    record TimeEnd(long sinceMicros, long cpuMicros, boolean posix) implements Frame { }

    /** The end of a function. */
    record FunctionEnd(int scopes, List<String> arguments) implements Frame { }

    /** The end of a file read by {@code .}: what {@code return} ends. */
    record SourceEnd(Optional<List<String>> arguments, Optional<String> file) implements Frame { }

    /** Puts descriptors back. */
    record Restore(List<Saved> descriptors) implements Frame { }

    /** A descriptor and where it is kept; empty when it was closed. */
    record Saved(int descriptor, Optional<Integer> kept) { }

    /** Closes the pipe of a process substitution. */
    record CloseAfter(int descriptor, int child) implements Frame { }

    /** Puts variables back that were set before one command. */
    record Unassign(Map<String, Optional<Variable>> variables) implements Frame {
        public Unassign {
            variables = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(variables));
        }
    }

    /** The end of a trap: {@code $?} is as it was. */
    record TrapEnd(int status) implements Frame { }

    /** Reads and carries out a text. {@code base} is where errors in expansions lead back to. */
    record Text(Script script, int offset, int line, boolean base) implements Frame { }

    /** Reads and carries out standard input, with the lines of an unfinished command. */
    record Input(Pending pending, int line, Optional<String> until) implements Frame { }

    /**
     * Asks the terminal for commands.
     *
     * @param line     the number of the line that is asked for
     * @param prompted whether {@code PROMPT_COMMAND} was carried out before this prompt
     */
    record Ask(Pending pending, Optional<String> until, int line, boolean prompted) implements Frame {
        /** The next command. */
        public static Ask next(int line) {
            return new Ask(Pending.NONE, Optional.empty(), line, false);
        }
    }

    /** Carry out a builtin again, which a trap interrupted. */
    record Rerun(String name, List<String> arguments) implements Frame { }

    /** Virtual time passes before the next line of a script. */
    record Gap(long micros) implements Frame { }

    /** The end of the process. */
    record Exit() implements Frame { }

    /**
     * A text to carry out.
     *
     * @param text  all of it
     * @param title what bash puts before the line in messages about its syntax, such as {@code bash: -c}; empty for
     *              the usual prefix
     * @param last  whether the process ends with the text, so that its last command may take the process over
     */
    record Script(String text, String title, boolean last) { }
}
