package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.shell.expand.Names;
import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.expand.Trouble;
import dev.drydock.sandbox.shell.run.Call;
import dev.drydock.sandbox.shell.run.Complaints;
import dev.drydock.sandbox.shell.run.Turn;
import dev.drydock.sandbox.shell.run.Unwinding;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code set}, {@code shopt}, {@code shift} and {@code getopts}. */
final class Settings {
    private static final List<String> SHOPTS = List.of("autocd", "cdable_vars", "cdspell", "checkhash", "checkjobs",
            "checkwinsize", "cmdhist", "dirspell", "dotglob", "execfail", "expand_aliases", "extdebug", "extglob",
            "extquote", "failglob", "force_fignore", "globasciiranges", "globskipdots", "globstar", "histappend",
            "histreedit", "histverify", "hostcomplete", "huponexit", "inherit_errexit", "interactive_comments",
            "lastpipe", "lithist", "localvar_inherit", "login_shell", "mailwarn", "nocaseglob", "nocasematch",
            "nullglob", "progcomp", "promptvars", "shift_verbose", "sourcepath", "xpg_echo");
    private static final String SET_USAGE = "set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]";

    private Settings() {
    }

    static Turn set(Call call) {
        List<String> arguments = call.arguments();
        if (arguments.isEmpty()) {
            return Listing.all(call);
        }
        ShellState state = call.state();
        int i = 0;
        while (i < arguments.size() && arguments.get(i).matches("[-+].*")) {
            String option = arguments.get(i++);
            if (option.equals("--") || option.equals("-")) {
                List<String> rest = arguments.subList(i, arguments.size());
                boolean keep = option.equals("-") && rest.isEmpty();
                return call.done(keep ? state : state.with(state.settings().withArguments(rest)), 0);
            }
            boolean on = option.charAt(0) == '-';
            for (char c : option.substring(1).toCharArray()) {
                if (c == 'o') {
                    if (i == arguments.size()) {
                        return shown(call, state, on);
                    }
                    String title = arguments.get(i++);
                    Optional<Option> named = Option.titled(title);
                    if (named.isEmpty()) {
                        return refused(call, call.bash() ? title + ": invalid option name"
                                : "illegal option " + option.charAt(0) + "o " + title, false);
                    }
                    state = state.with(named.get(), on);
                    continue;
                }
                Optional<Option> lettered = Option.of(c);
                if (lettered.isEmpty()) {
                    return refused(call, call.bash() ? option.charAt(0) + "" + c + ": invalid option"
                            : "illegal option " + option.charAt(0) + c, true);
                }
                state = state.with(lettered.get(), on);
            }
        }
        List<String> rest = arguments.subList(i, arguments.size());
        return call.done(rest.isEmpty() ? state : state.with(state.settings().withArguments(rest)), 0);
    }

    private static Turn refused(Call call, String sentence, boolean usage) {
        if (call.bash()) {
            return usage ? call.usage(sentence, SET_USAGE) : call.fail(sentence, 2);
        }
        boolean dash = call.state().dialect() == dev.drydock.sandbox.shell.syntax.Dialect.DASH;
        call.say(dash ? sentence.replaceFirst("illegal", "Illegal") : sentence);
        boolean goesOn = call.state().invocation().interactive() || !dash && !usage;
        return goesOn ? call.done(usage ? 2 : 1) : Unwinding.toExit(call.sys(), call.machine().status(2));
    }

    private static Turn shown(Call call, ShellState state, boolean table) {
        StringBuilder out = new StringBuilder();
        for (Option option : Option.values()) {
            boolean on = state.is(option);
            out.append(table ? String.format(Locale.ROOT, "%-15s\t%s%n", option.title(), on ? "on" : "off")
                    .replace(System.lineSeparator(), "\n") : "set " + (on ? "-" : "+") + "o " + option.title() + "\n");
        }
        return call.print(state, out.toString(), 0);
    }

    static Turn shopt(Call call) {
        List<String> arguments = new ArrayList<>(call.arguments());
        StringBuilder flags = new StringBuilder();
        while (!arguments.isEmpty() && arguments.get(0).matches("-[supqo]+")) {
            flags.append(arguments.remove(0).substring(1));
        }
        boolean change = flags.indexOf("s") >= 0 || flags.indexOf("u") >= 0;
        boolean quiet = flags.indexOf("q") >= 0;
        ShellState state = call.state();
        StringBuilder out = new StringBuilder();
        int status = 0;
        for (String name : arguments.isEmpty() ? SHOPTS : arguments) {
            if (!SHOPTS.contains(name)) {
                call.say(name + ": invalid shell option name");
                status = 1;
                continue;
            }
            boolean on = state.shopt(name);
            if (change && !arguments.isEmpty()) {
                Set<String> changed = new TreeSet<>(state.settings().shopt());
                if (flags.indexOf("s") >= 0) {
                    changed.add(name);
                } else {
                    changed.remove(name);
                }
                state = state.with(state.settings().withShopt(changed));
            } else if (!change || on == flags.indexOf("s") >= 0) {
                status = on || arguments.isEmpty() ? status : 1;
                out.append(quiet ? "" : flags.indexOf("p") >= 0 ? "shopt " + (on ? "-s " : "-u ") + name + "\n"
                        : String.format(Locale.ROOT, "%-15s\t%s", name, on ? "on" : "off") + "\n");
            }
        }
        return call.print(state, out.toString(), status);
    }

    static Turn shift(Call call) {
        List<String> arguments = call.state().settings().arguments();
        String count = call.arguments().isEmpty() ? "1" : call.arguments().get(0);
        if (!count.matches("-?[0-9]{1,9}")) {
            if (call.bash()) {
                return call.fail(count + ": numeric argument required", 1);
            }
            call.say("Illegal number: " + count);
            return Unwinding.toExit(call.sys(), call.machine().status(2));
        }
        int n = Integer.parseInt(count);
        if (n < 0) {
            return call.fail(count + ": shift count out of range", 1);
        }
        if (n > arguments.size()) {
            if (call.state().dialect() == dev.drydock.sandbox.shell.syntax.Dialect.DASH) {
                call.say("can't shift that many");
                return Unwinding.toExit(call.sys(), call.machine().status(2));
            }
            return call.done(1);
        }
        ShellState state = call.state();
        return call.done(state.with(state.settings().withArguments(arguments.subList(n, arguments.size()))), 0);
    }

    // --- getopts ---

    /** Under this name the place inside a group of options is kept; no variable can be called so. */
    private static final String PLACE = " optplace";

    static Turn getopts(Call call) {
        List<String> given = call.arguments();
        if (given.size() < 2) {
            if (call.bash()) {
                Complaints.say(call.sys(), "getopts: usage: getopts optstring name [arg ...]\n");
                return call.done(2);
            }
            return call.fail("Usage: getopts optstring var [arg]", 2);
        }
        ShellState state = call.state();
        List<String> words = given.size() > 2 ? given.subList(2, given.size()) : state.settings().arguments();
        int index = state.text("OPTIND").filter(text -> text.matches("[0-9]{1,6}")).map(Integer::parseInt).orElse(1);
        int place = state.text(PLACE).filter(text -> text.startsWith(index(state) + ":"))
                .map(text -> Integer.parseInt(text.substring(text.indexOf(':') + 1))).orElse(1);
        return option(call, given.get(0), given.get(1), words, Math.max(1, index), place);
    }

    private static String index(ShellState state) {
        return state.textOrEmpty("OPTIND");
    }

    private static Turn option(Call call, String options, String name, List<String> words, int index, int place) {
        String word = index <= words.size() ? words.get(index - 1) : "";
        if (place == 1 && (!word.startsWith("-") || word.equals("-") || word.equals("--"))) {
            int next = word.equals("--") ? index + 1 : index;
            return found(call, name, "?", Optional.empty(), next, 1, 1);
        }
        boolean silent = options.startsWith(":");
        char letter = word.charAt(place);
        boolean wordDone = place + 1 >= word.length();
        int nextIndex = wordDone ? index + 1 : index;
        int nextPlace = wordDone ? 1 : place + 1;
        int at = letter == ':' ? -1 : options.indexOf(letter);
        if (at < 0) {
            if (!silent) {
                say(call, "illegal option -- " + letter, "Illegal option -" + letter);
            }
            return found(call, name, "?", silent ? Optional.of(Character.toString(letter)) : Optional.empty(),
                    nextIndex, nextPlace, 0);
        }
        boolean wants = at + 1 < options.length() && options.charAt(at + 1) == ':';
        if (!wants) {
            return found(call, name, Character.toString(letter), Optional.empty(), nextIndex, nextPlace, 0);
        }
        if (!wordDone) {
            return found(call, name, Character.toString(letter), Optional.of(word.substring(place + 1)), index + 1, 1, 0);
        }
        if (index < words.size()) {
            return found(call, name, Character.toString(letter), Optional.of(words.get(index)), index + 2, 1, 0);
        }
        if (!silent) {
            say(call, "option requires an argument -- " + letter, "No arg for -" + letter + " option");
        }
        return found(call, name, silent ? ":" : "?", silent ? Optional.of(Character.toString(letter)) : Optional.empty(),
                index + 1, 1, 0);
    }

    private static void say(Call call, String bash, String others) {
        if (call.bash()) {
            Complaints.say(call.sys(), call.state().invocation().name() + ": " + bash + "\n");
        } else {
            Complaints.say(call.sys(), others + "\n");
        }
    }

    private static Turn found(Call call, String name, String value, Optional<String> argument, int index, int place,
            int status) {
        Session session = call.session();
        try {
            Names names = new Names(session);
            names.assign(name, Optional.empty(), false, value);
            names.assign("OPTIND", Optional.empty(), false, Integer.toString(index));
            if (argument.isPresent()) {
                names.assign("OPTARG", Optional.empty(), false, argument.get());
            }
        } catch (Trouble trouble) {
            return call.fail(trouble.sentence(), 1);
        }
        ShellState state = session.state();
        if (argument.isEmpty()) {
            state = state.with(state.variables().without("OPTARG"));
        }
        return call.done(state.set(PLACE, index + ":" + place), status);
    }
}
