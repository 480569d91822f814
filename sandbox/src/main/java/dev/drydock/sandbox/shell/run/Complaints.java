package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.parse.SyntaxError;
import dev.drydock.sandbox.shell.state.Invocation;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.syntax.Dialect;
import dev.drydock.sandbox.tool.print.Text;

/** What the shell says on standard error, with the prefix that the original gives it. */
public final class Complaints {
    private Complaints() {
    }

    /** A message of the shell itself: {@code bash: line 3: foo: command not found}. */
    public static String line(ShellState state, String message) {
        return prefix(state, state.outcome().line()) + message + "\n";
    }

    private static String prefix(ShellState state, int line) {
        Invocation invocation = state.invocation();
        String name = invocation.file().orElse(invocation.called());
        boolean file = invocation.file().isPresent();
        return switch (invocation.dialect()) {
            case BASH -> !invocation.interactive() ? name + ": line " + line + ": "
                    : invocation.called() + ": " + (file ? name + ": line " + line + ": " : "");
            case ASH -> (file ? main(invocation, name, ": ") + name + ": line " + line : name) + ": ";
            case DASH -> {
                String main = main(invocation, name, "");
                yield main.isEmpty() ? name + ": " + Math.max(1, line) + ": "
                        : main + ": " + Math.max(1, line) + ": " + name + ": ";
            }
        };
    }

    /** What ash and dash put before the name of a file that is not the script itself. */
    private static String main(Invocation invocation, String file, String end) {
        String main = invocation.source() == Invocation.Source.FILE ? invocation.name() : invocation.called();
        return main.equals(file) ? "" : main + end;
    }

    /** A message of a builtin: {@code bash: line 3: cd: /x: No such file or directory}. */
    public static String builtin(ShellState state, String builtin, String message) {
        Invocation invocation = state.invocation();
        if (invocation.dialect() != Dialect.ASH) {
            return line(state, builtin + ": " + message);
        }
        boolean file = invocation.file().isPresent();
        String name = invocation.file().orElse(invocation.called());
        int line = file ? state.outcome().line() : 0;
        return name + ": " + builtin + ": " + (invocation.interactive() ? "" : "line " + line + ": ") + message + "\n";
    }

    /** A message about the syntax of a text. */
    public static String syntax(ShellState state, SyntaxError error, String title) {
        if (error.message().isEmpty()) {
            return "";
        }
        boolean bash = state.dialect().isBash();
        String prefix = bash && !title.isEmpty() && !state.invocation().interactive()
                ? title + ": line " + error.line() + ": " : prefix(state, error.line());
        boolean echo = !state.invocation().interactive() && error.echo().isPresent();
        return prefix + error.message() + "\n" + (echo ? prefix + error.echo().get() + "\n" : "");
    }

    /**
     * Writes to standard error at once, without waiting: a message that finds no room is lost, as with a terminal that
     * was closed.
     */
    public static void say(Sys sys, String text) {
        if (!text.isEmpty()) {
            sys.write(2, Bytes.wrap(Text.encode(text)));
        }
    }
}
