package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.shell.run.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a builtin's options of one letter, some with a value. */
final class OptionReader {
    private final Call call;
    private final String plain;
    private final String valued;
    private final Map<Character, String> found = new TreeMap<>();
    private List<String> rest = List.of();

    OptionReader(Call call, String plain, String valued) {
        this.call = call;
        this.plain = plain;
        this.valued = valued;
    }

    /** Reads all options; false, and the reason was said, when one is wrong. */
    boolean read(String synopsis) {
        List<String> arguments = call.arguments();
        int i = 0;
        while (i < arguments.size() && arguments.get(i).startsWith("-") && arguments.get(i).length() > 1) {
            String option = arguments.get(i++);
            if (option.equals("--")) {
                break;
            }
            for (int at = 1; at < option.length(); at++) {
                char c = option.charAt(at);
                if (plain.indexOf(c) >= 0) {
                    found.put(c, "");
                } else if (valued.indexOf(c) < 0) {
                    call.usage(call.bash() ? "-" + c + ": invalid option" : "Illegal option -" + c, synopsis);
                    return false;
                } else if (at + 1 < option.length()) {
                    found.put(c, option.substring(at + 1));
                    break;
                } else if (i < arguments.size()) {
                    found.put(c, arguments.get(i++));
                } else {
                    call.usage("-" + c + ": option requires an argument", synopsis);
                    return false;
                }
            }
        }
        rest = arguments.subList(i, arguments.size());
        return true;
    }

    boolean has(char option) {
        return found.containsKey(option);
    }

    Optional<String> value(char option) {
        return Optional.ofNullable(found.get(option));
    }

    List<String> rest() {
        return rest;
    }
}
