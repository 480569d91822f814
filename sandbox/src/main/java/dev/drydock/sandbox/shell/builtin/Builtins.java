package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.shell.run.Builtin;
import dev.drydock.sandbox.shell.syntax.Dialect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which builtins each dialect has. Asked by name, so that a short command loads only what it runs. */
public final class Builtins implements Builtin.Catalogue {
    private static final List<String> DASH = List.of(".", ":", "[", "alias", "bg", "break", "cd", "command", "continue",
            "echo", "eval", "exec", "exit", "export", "false", "fg", "getopts", "hash", "jobs", "kill", "local",
            "printf", "pwd", "read", "readonly", "return", "set", "shift", "test", "times", "trap", "true", "type",
            "ulimit", "umask", "unalias", "unset", "wait");
    private static final List<String> ASH_TOO = List.of("[[", "help", "history", "let", "source");
    private static final List<String> BASH_TOO = List.of("builtin", "declare", "dirs", "disown", "help", "history",
            "let", "logout", "mapfile", "popd", "pushd", "readarray", "shopt", "source", "typeset");

    /** Builtins of bash that are real, but have no place in a simulation. */
    private static final List<String> NOT_SIMULATED = List.of("bind", "caller", "compgen", "complete", "compopt", "coproc",
            "enable", "fc", "suspend");

    @Override
    public List<String> names(Dialect dialect) {
        List<String> more = switch (dialect) {
            case BASH -> BASH_TOO;
            case ASH -> ASH_TOO;
            case DASH -> List.of();
        };
        return Stream.concat(DASH.stream(), more.stream()).sorted().toList();
    }

    @Override
    public Optional<Builtin> find(Dialect dialect, String name) {
        boolean known = DASH.contains(name) || dialect == Dialect.BASH && BASH_TOO.contains(name)
                || dialect == Dialect.ASH && ASH_TOO.contains(name);
        if (!known) {
            return dialect == Dialect.BASH && NOT_SIMULATED.contains(name)
                    ? Optional.of(Limits::notSimulated) : Optional.empty();
        }
        Builtin found = plain(name);
        if (found == null) {
            found = control(name);
        }
        return Optional.ofNullable(found == null ? names(name) : found);
    }

    private static Builtin plain(String name) {
        return switch (name) {
            case ":", "true" -> call -> call.done(0);
            case "false" -> call -> call.done(1);
            case "echo" -> Printing::echo;
            case "printf" -> Printing::printf;
            case "let" -> Printing::let;
            case "test" -> Testing::test;
            case "[" -> Testing::bracket;
            case "[[" -> Testing::doubleBracket;
            case "cd" -> Directories::cd;
            case "pwd" -> Directories::pwd;
            case "pushd" -> Directories::pushd;
            case "popd" -> Directories::popd;
            case "dirs" -> Directories::dirs;
            case "read" -> Reads::read;
            case "mapfile", "readarray" -> Reads::mapfile;
            case "umask" -> Limits::umask;
            case "ulimit" -> Limits::ulimit;
            case "times" -> Limits::times;
            case "help" -> Limits::help;
            case "history" -> Limits::history;
            default -> null;
        };
    }

    private static Builtin control(String name) {
        return switch (name) {
            case "break" -> Control::breakLoop;
            case "continue" -> Control::continueLoop;
            case "return" -> Control::returnFrom;
            case "exit", "logout" -> Control::exit;
            case "eval" -> Control::eval;
            case ".", "source" -> Control::source;
            case "exec" -> Control::exec;
            case "trap" -> Traps::trap;
            case "jobs" -> JobControl::jobs;
            case "fg" -> JobControl::foreground;
            case "bg" -> JobControl::background;
            case "disown" -> JobControl::disown;
            case "wait" -> Waiting::run;
            case "kill" -> Killing::kill;
            default -> null;
        };
    }

    private static Builtin names(String name) {
        return switch (name) {
            case "declare", "typeset" -> Declaring::declare;
            case "local" -> Declaring::local;
            case "export" -> Declaring::export;
            case "readonly" -> Declaring::readonly;
            case "unset" -> Declaring::unset;
            case "set" -> Settings::set;
            case "shopt" -> Settings::shopt;
            case "shift" -> Settings::shift;
            case "getopts" -> Settings::getopts;
            case "alias" -> Lookup::alias;
            case "unalias" -> Lookup::unalias;
            case "type" -> Lookup::type;
            case "command" -> Lookup::command;
            case "builtin" -> Lookup::builtin;
            case "hash" -> Lookup::hash;
            default -> null;
        };
    }
}
