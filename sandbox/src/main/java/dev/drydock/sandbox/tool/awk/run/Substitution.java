package dev.drydock.sandbox.tool.awk.run;

import dev.drydock.sandbox.tool.awk.value.Value;
import dev.drydock.sandbox.tool.regex.Match;
import dev.drydock.sandbox.tool.regex.Regex;
import java.util.Optional;

/** {@code sub}, {@code gsub} and {@code gensub}. */
final class Substitution {
    private Substitution() {}

    /** Takes target, regex and replacement from the stack, leaves the new text there and the number of replacements as status. */
    static void substitute(Machine machine, boolean all) {
        Value replacement = machine.pop();
        Regex regex = machine.regexes().of(machine.pop());
        Value target = machine.pop();
        Result result = replaced(machine.text(target), regex, machine.text(replacement), all ? 0 : 1, false);
        machine.push(result.count > 0 ? Value.of(result.text) : target);
        machine.status(Value.of(result.count));
    }

    /** A text after replacing. */
    record Result(String text, int count) {}

    /**
     * Replaces.
     *
     * @param which number of the match to replace, 0 for all
     * @param groups whether {@code \1} means a group
     */
    static Result replaced(String text, Regex regex, String replacement, int which, boolean groups) {
        StringBuilder out = new StringBuilder();
        int count = 0;
        int seen = 0;
        int copied = 0;
        int from = 0;
        boolean afterMatch = false;
        while (from <= text.length() && (which == 0 || count == 0)) {
            Optional<Match> found = groups ? regex.find(text, from) : regex.findWhole(text, from);
            if (found.isEmpty()) {
                break;
            }
            Match match = found.get();
            boolean empty = match.end() == match.start();
            // An empty match right behind another is none.
            boolean counts = !(empty && afterMatch && match.start() == copied && from == match.start());
            if (counts) {
                seen++;
                if (which == 0 || seen == which) {
                    out.append(text, copied, match.start());
                    replace(out, replacement, text, match, groups);
                    copied = match.end();
                    count++;
                }
            }
            afterMatch = !empty;
            from = match.end();
            if (empty) {
                if (from < text.length()) {
                    int next = text.offsetByCodePoints(from, 1);
                    out.append(text, Math.max(copied, from), next);
                    copied = Math.max(copied, next);
                    from = next;
                } else {
                    break;
                }
            }
        }
        return new Result(out.append(text.substring(Math.min(copied, text.length()))).toString(), count);
    }

    private static void replace(StringBuilder out, String replacement, String text, Match match, boolean groups) {
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            if (c == '\\' && i + 1 < replacement.length()) {
                char next = replacement.charAt(i + 1);
                if (next == '&' || next == '\\') {
                    out.append(next);
                    i++;
                    continue;
                }
                if (groups && next >= '0' && next <= '9') {
                    out.append(match.text(text, next - '0'));
                    i++;
                    continue;
                }
            }
            if (c == '&') {
                out.append(match.text(text, 0));
            } else {
                out.append(c);
            }
        }
    }
}
