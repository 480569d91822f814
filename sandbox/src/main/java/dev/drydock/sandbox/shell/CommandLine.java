package dev.drydock.sandbox.shell;

import dev.drydock.sandbox.shell.state.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The arguments of a shell.
 *
 * @param options  options of {@code set} and whether they are on
 * @param shopts   options of {@code shopt} that are switched on
 * @param flags    {@code c i l s} and the long options without their dashes
 * @param rcFile   the file that is read instead of {@code ~/.bashrc}
 * @param operands what follows the options
 * @param problem  what is wrong, without the shell's name
 */
record CommandLine(Map<Option, Boolean> options, Set<String> shopts, Set<String> flags, Optional<String> rcFile,
        List<String> operands, Optional<String> problem) {
    private static final Set<String> LONG = Set.of("login", "norc", "noprofile", "posix", "verbose", "version", "help",
            "noediting", "restricted", "debugger");

    static CommandLine read(List<String> arguments, boolean bash) {
        Map<Option, Boolean> options = new LinkedHashMap<>();
        Set<String> flags = new TreeSet<>();
        Set<String> shopts = new TreeSet<>();
        Optional<String> rcFile = Optional.empty();
        List<String> left = new ArrayList<>(arguments);
        while (!left.isEmpty() && (left.get(0).startsWith("-") || left.get(0).startsWith("+"))) {
            String option = left.remove(0);
            if (option.equals("--") || option.equals("-")) {
                break;
            }
            if (option.startsWith("--") && bash) {
                String name = option.substring(2);
                if ((name.equals("rcfile") || name.equals("init-file")) && !left.isEmpty()) {
                    rcFile = Optional.of(left.remove(0));
                } else if (LONG.contains(name)) {
                    flags.add(name);
                } else {
                    return wrong(option + ": invalid option");
                }
                continue;
            }
            for (char c : option.substring(1).toCharArray()) {
                String problem = letter(c, option.charAt(0) == '-', bash, options, shopts, flags, left);
                if (!problem.isEmpty()) {
                    return wrong(problem);
                }
            }
        }
        return new CommandLine(options, shopts, flags, rcFile, List.copyOf(left), Optional.empty());
    }

    private static CommandLine wrong(String problem) {
        return new CommandLine(Map.of(), Set.of(), Set.of(), Optional.empty(), List.of(), Optional.of(problem));
    }

    private static String letter(char c, boolean on, boolean bash, Map<Option, Boolean> options, Set<String> shopts,
            Set<String> flags, List<String> left) {
        if ("cils".indexOf(c) >= 0 || bash && c == 'r') {
            flags.add(Character.toString(c));
            return "";
        }
        if (c == 'o' || c == 'O' && bash) {
            String title = left.isEmpty() ? "" : left.remove(0);
            if (c == 'O') {
                shopts.add(title);
                return "";
            }
            Optional<Option> named = Option.titled(title);
            named.ifPresent(option -> options.put(option, on));
            return named.isPresent() ? "" : bash ? title + ": invalid option name" : "illegal option -o " + title;
        }
        Optional<Option> lettered = Option.of(c);
        lettered.ifPresent(option -> options.put(option, on));
        return lettered.isPresent() ? "" : bash ? "-" + c + ": invalid option" : "illegal option -" + c;
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }
}
