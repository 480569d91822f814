package dev.drydock.sandbox.tool.edit;

import dev.drydock.sandbox.tool.regex.Letters;
import java.util.List;
import java.util.Optional;

/** Deleting, changing, copying and shifting over a motion: {@code d c y < >}. */
final class ViOperator {
    private static final String WHOLE_LINES = "jkG+-HML{}\u000e\u0010";

    private ViOperator() {}

    static ViState run(ViState state, String operator, String motion, int count, boolean counted, String keys) {
        Draft draft = state.draft();
        Draft.Place at = state.cursor();
        ViState noted = operator.equals("y") ? state : state.with(state.memory().changing(keys));
        if (motion.equals(operator)) {
            return lines(noted, operator, at.line(), Math.min(draft.size() - 1, at.line() + count - 1));
        }
        if (motion.equals("iw") || motion.equals("aw") || motion.equals("i") || motion.equals("a")) {
            return motion.length() == 1 ? state.pending(keys) : word(noted, operator, motion.equals("aw"));
        }
        // Changing a word leaves the blanks behind it alone.
        String used = operator.equals("c") && motion.matches("[wW]") && at.column() < draft.length(at.line()) ? motion.replace('w', 'e').replace('W', 'E') : motion;
        Optional<Draft.Place> target = ViMotions.target(state, used, count, counted, 20);
        if (target.isEmpty()) {
            return state.at(at);
        }
        Draft.Place to = target.get();
        boolean whole = motion.equals("gg") || (motion.length() == 1 && WHOLE_LINES.contains(motion));
        if (whole) {
            boolean stuck = "jk".contains(motion) && to.line() == at.line();
            return stuck ? state.at(at) : lines(noted, operator, Math.min(at.line(), to.line()), Math.max(at.line(), to.line()));
        }
        boolean inclusive = used.length() > 1 && "ft".indexOf(used.charAt(0)) >= 0 || used.matches("[eE%]");
        Draft.Place from = at.compareTo(to) <= 0 ? at : to;
        Draft.Place end = at.compareTo(to) <= 0 ? to : at;
        if (inclusive) {
            end = draft.within(end.line(), end.column() + 1, true);
        }
        if (motion.matches("[wW]") && end.line() > from.line()) {
            end = new Draft.Place(from.line(), draft.length(from.line()));
        }
        return part(noted, operator, from, end);
    }

    private static ViState word(ViState state, String operator, boolean around) {
        String line = state.draft().line(state.cursor().line());
        int start = state.cursor().column();
        int end = start;
        while (start > 0 && Letters.isWord(line.charAt(start - 1)) && Letters.isWord(line.charAt(Math.min(line.length() - 1, state.cursor().column())))) {
            start--;
        }
        while (end < line.length() && Letters.isWord(line.charAt(end))) {
            end++;
        }
        while (around && end < line.length() && line.charAt(end) == ' ') {
            end++;
        }
        return part(state, operator, new Draft.Place(state.cursor().line(), start), new Draft.Place(state.cursor().line(), Math.max(start, end)));
    }

    private static ViState part(ViState state, String operator, Draft.Place from, Draft.Place to) {
        return switch (operator) {
            case "y" -> state.with(state.memory().keeping(state.draft().between(from, to))).at(from);
            case "c" -> {
                ViState cut = cut(state, from, to);
                yield cut.at(from).in("insert");
            }
            case "d" -> cut(state, from, to);
            default -> lines(state, operator, from.line(), to.line());
        };
    }

    /** Deletes and keeps what stands between two places. */
    static ViState cut(ViState state, Draft.Place from, Draft.Place to) {
        if (from.equals(to)) {
            return state.with(state.draft(), state.cursor());
        }
        String kept = state.draft().between(from, to);
        Draft draft = state.draft().delete(from, to);
        ViState changed = state.with(draft, draft.within(from.line(), from.column(), false));
        return changed.with(changed.memory().keeping(kept));
    }

    private static ViState lines(ViState state, String operator, int first, int last) {
        Draft draft = state.draft();
        String kept = String.join("\n", draft.lines().subList(first, last + 1)) + "\n";
        int many = last - first + 1;
        switch (operator) {
            case "y" -> {
                ViState copied = state.with(state.memory().keeping(kept)).at(draft.within(first, state.cursor().column(), false));
                return many > 2 ? copied.saying(many + " lines yanked") : copied;
            }
            case "d" -> {
                Draft less = draft.deleteLines(first, last);
                Draft.Place at = less.within(first, 0, false);
                ViState cut = state.with(less, new Draft.Place(at.line(), less.within(at.line(), Motion.firstNonBlank(less.line(at.line())), false).column()));
                cut = cut.with(cut.memory().keeping(kept));
                return many > 2 ? cut.saying(many + " fewer lines") : cut;
            }
            case "c" -> {
                Draft less = draft.insertLines(first, List.of("")).deleteLines(first + 1, last + 1);
                ViState cut = state.with(less, new Draft.Place(first, 0));
                return cut.with(cut.memory().keeping(kept)).in("insert");
            }
            default -> {
                Draft shifted = draft;
                for (int i = first; i <= last; i++) {
                    String line = draft.line(i);
                    shifted = shifted.withLine(i, operator.equals(">") ? (line.isEmpty() ? line : "\t" + line) : line.replaceFirst("^(\t| {1,8})", ""));
                }
                return state.with(shifted, new Draft.Place(first, Motion.firstNonBlank(shifted.line(first))));
            }
        }
    }
}
