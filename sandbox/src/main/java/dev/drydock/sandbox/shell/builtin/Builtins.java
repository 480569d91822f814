package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.shell.run.Builtin;
import dev.drydock.sandbox.shell.syntax.Dialect;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which builtins each dialect has. */
public final class Builtins {
    private static final List<String> DASH = List.of(":", ".", "[", "alias", "bg", "break", "cd", "command", "continue",
            "echo", "eval", "exec", "exit", "export", "false", "fg", "getopts", "hash", "jobs", "kill", "local",
            "printf", "pwd", "read", "readonly", "return", "set", "shift", "test", "times", "trap", "true", "type",
            "ulimit", "umask", "unalias", "unset", "wait");
    private static final List<String> ASH_TOO = List.of("[[", "help", "history", "let", "source");

    private Builtins() {
    }

    /** All builtins by dialect and name. */
    public static Map<Dialect, Map<String, Builtin>> byDialect() {
        Map<String, Builtin> bash = bash();
        Map<String, Builtin> dash = new TreeMap<>();
        DASH.forEach(name -> dash.put(name, bash.get(name)));
        Map<String, Builtin> ash = new TreeMap<>(dash);
        ASH_TOO.forEach(name -> ash.put(name, name.equals("[[") ? Testing::doubleBracket : bash.get(name)));
        return Map.of(Dialect.BASH, Map.copyOf(bash), Dialect.ASH, Map.copyOf(ash), Dialect.DASH, Map.copyOf(dash));
    }

    private static Map<String, Builtin> bash() {
        Map<String, Builtin> all = new TreeMap<>();
        all.put(":", call -> call.done(0));
        all.put("true", call -> call.done(0));
        all.put("false", call -> call.done(1));
        all.put("echo", Printing::echo);
        all.put("printf", Printing::printf);
        all.put("test", Testing::test);
        all.put("[", Testing::bracket);
        all.put("let", Printing::let);
        directories(all);
        control(all);
        names(all);
        jobs(all);
        all.put("read", Reads::read);
        all.put("mapfile", Reads::mapfile);
        all.put("readarray", Reads::mapfile);
        all.put("umask", Limits::umask);
        all.put("ulimit", Limits::ulimit);
        all.put("times", Limits::times);
        all.put("help", Limits::help);
        all.put("history", Limits::history);
        return all;
    }

    private static void directories(Map<String, Builtin> all) {
        all.put("cd", Directories::cd);
        all.put("pwd", Directories::pwd);
        all.put("pushd", Directories::pushd);
        all.put("popd", Directories::popd);
        all.put("dirs", Directories::dirs);
    }

    private static void control(Map<String, Builtin> all) {
        all.put("break", Control::breakLoop);
        all.put("continue", Control::continueLoop);
        all.put("return", Control::returnFrom);
        all.put("exit", Control::exit);
        all.put("logout", Control::exit);
        all.put("eval", Control::eval);
        all.put(".", Control::source);
        all.put("source", Control::source);
        all.put("exec", Control::exec);
        all.put("trap", Traps::trap);
    }

    private static void names(Map<String, Builtin> all) {
        all.put("declare", Declaring::declare);
        all.put("typeset", Declaring::declare);
        all.put("local", Declaring::local);
        all.put("export", Declaring::export);
        all.put("readonly", Declaring::readonly);
        all.put("unset", Declaring::unset);
        all.put("set", Settings::set);
        all.put("shopt", Settings::shopt);
        all.put("shift", Settings::shift);
        all.put("getopts", Settings::getopts);
        all.put("alias", Lookup::alias);
        all.put("unalias", Lookup::unalias);
        all.put("type", Lookup::type);
        all.put("command", Lookup::command);
        all.put("builtin", Lookup::builtin);
        all.put("hash", Lookup::hash);
    }

    private static void jobs(Map<String, Builtin> all) {
        all.put("jobs", JobControl::jobs);
        all.put("fg", JobControl::foreground);
        all.put("bg", JobControl::background);
        all.put("disown", JobControl::disown);
        all.put("wait", Waiting::run);
        all.put("kill", Killing::kill);
    }
}
