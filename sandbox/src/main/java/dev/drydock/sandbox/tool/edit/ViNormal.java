package dev.drydock.sandbox.tool.edit;

import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.regex.BadPattern;
import dev.drydock.sandbox.tool.regex.Letters;
import dev.drydock.sandbox.tool.regex.Regex;
import dev.drydock.sandbox.tool.regex.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of {@code vi}'s normal mode: a count, perhaps an operator, and a motion. */
final class ViNormal {
    private static final Pattern COMMAND = Pattern.compile("([1-9]\\d{0,5})?(?:([dcy<>])([1-9]\\d{0,5})?)?(.*)", Pattern.DOTALL);

    private ViNormal() {}

    static ViAnswer press(Sys sys, ViState state, String key, int page) {
        if (key.equals("ESC") || key.equals("C-c")) {
            return ViAnswer.of(state.at(state.cursor()));
        }
        String keys = state.pending() + switch (key) {
            case "LEFT", "BS" -> "h";
            case "RIGHT" -> "l";
            case "UP" -> "k";
            case "DOWN" -> "j";
            case "HOME" -> "0";
            case "END" -> "$";
            case "DEL" -> "x";
            case "PGDN" -> "\u0006";
            case "PGUP" -> "\u0002";
            case "ENTER" -> "+";
            case "INSERT" -> "i";
            case "TAB" -> "";
            default -> key.startsWith("C-") && key.length() == 3 ? String.valueOf((char) (key.charAt(2) & 31)) : key.codePointCount(0, key.length()) == 1 ? key : "";
        };
        Matcher m = COMMAND.matcher(keys);
        m.matches();
        String operator = m.group(2) == null ? "" : m.group(2);
        String motion = m.group(4);
        if (keys.isEmpty() || motion.isEmpty() || motion.matches("[gzZfFtTrm'\"]") && motion.length() == 1) {
            return ViAnswer.of(state.pending(keys));
        }
        int count = Math.max(1, number(m.group(1)) * number(m.group(3)));
        boolean counted = m.group(1) != null || m.group(3) != null;
        ViState fresh = state.pending("");
        return new Doing(sys, fresh, operator, motion, Math.min(count, 100_000), counted, keys, page).run();
    }

    private static int number(String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    /** Goes to the next match of the pattern in mind. */
    static ViState search(ViState state, boolean reversed) {
        String pattern = state.memory().pattern();
        if (pattern.isEmpty()) {
            return state.saying("E35: No previous regular expression");
        }
        try {
            Regex regex = Regex.compile(pattern.replace("\\v", ""), Dialect.GREP_BASIC, Regex.Options.NONE);
            Optional<Draft.Place> found = Motion.search(state.draft(), state.cursor(), regex, state.memory().back() != reversed);
            String said = (state.memory().back() != reversed ? "?" : "/") + pattern;
            return found.map(place -> state.at(place).saying(said)).orElse(state.saying(state.busybox() ? "Pattern not found" : "E486: Pattern not found: " + pattern));
        } catch (BadPattern bad) {
            return state.saying("E383: Invalid search string: " + pattern);
        }
    }

    /** One command being carried out. */
    private record Doing(Sys sys, ViState state, String operator, String motion, int count, boolean counted, String keys, int page) {

        private Draft draft() {
            return state.draft();
        }

        private Draft.Place cursor() {
            return state.cursor();
        }

        ViAnswer run() {
            if (!operator.isEmpty()) {
                return ViAnswer.of(ViOperator.run(state, operator, motion, count, counted, keys));
            }
            Optional<Draft.Place> moved = ViMotions.target(state, motion, count, counted, page);
            if (moved.isPresent()) {
                ViState s = motion.length() > 1 && "fFtT".indexOf(motion.charAt(0)) >= 0 ? state.with(state.memory().finding(motion)) : state;
                Draft.Place to = moved.get();
                return ViAnswer.of(s.at(draft().within(to.line(), to.column(), false)));
            }
            return motion.equals("ZZ") ? ExCommands.run(sys, state, "x") : motion.equals("ZQ") ? ViAnswer.quit(state, 0) : ViAnswer.of(simple());
        }

        private ViState simple() {
            ViState noted = state.with(state.memory().changing(keys));
            Draft.Place end = new Draft.Place(cursor().line(), draft().length(cursor().line()));
            return switch (motion.substring(0, 1)) {
                case ":" -> new ViState(state.name(), draft(), cursor(), state.top(), ":", "", counted ? ".,.+" + (count - 1) : "", "", state.memory(),
                        state.changed(), state.readOnly(), state.busybox());
                case "/", "?" -> state.in(motion);
                case "i" -> begin(noted, cursor());
                case "I" -> begin(noted, new Draft.Place(cursor().line(), Motion.firstNonBlank(draft().line(cursor().line()))));
                case "a" -> begin(noted, draft().within(cursor().line(), cursor().column() + 1, true));
                case "A" -> begin(noted, end);
                case "o" -> noted.with(draft().insertLines(cursor().line() + 1, List.of("")), new Draft.Place(cursor().line() + 1, 0)).in("insert");
                case "O" -> noted.with(draft().insertLines(cursor().line(), List.of("")), new Draft.Place(cursor().line(), 0)).in("insert");
                case "R" -> noted.with(draft(), cursor()).in("replace");
                case "x" -> ViOperator.cut(noted, cursor(), draft().within(cursor().line(), cursor().column() + count, true));
                case "X" -> ViOperator.cut(noted, draft().within(cursor().line(), cursor().column() - count, true), cursor());
                case "D" -> ViOperator.cut(noted, cursor(), end);
                case "C" -> ViOperator.cut(noted, cursor(), end).at(cursor()).in("insert");
                case "s" -> ViOperator.cut(noted, cursor(), draft().within(cursor().line(), cursor().column() + count, true)).at(cursor()).in("insert");
                case "S" -> ViOperator.run(state, "c", "c", count, counted, keys);
                case "Y" -> ViOperator.run(state, "y", "y", count, counted, keys);
                case "J" -> join(noted);
                case "r" -> replaced(noted);
                case "~" -> swapped(noted);
                case "p", "P" -> put(noted, motion.equals("p"));
                case "u" -> travel(state.memory().undo(), state.memory().redo(), true, "Already at oldest change");
                case "\u0012" -> travel(state.memory().redo(), state.memory().undo(), false, "Already at newest change");
                case "n", "N" -> search(state, motion.equals("N"));
                case "*", "#" -> word(motion.equals("#"));
                case "." -> again();
                case "\u0007" -> state.saying("\"" + state.name() + "\" " + draft().size() + " lines --" + 100 * (cursor().line() + 1) / draft().size() + "%--");
                default -> state;
            };
        }

        private static ViState begin(ViState state, Draft.Place at) {
            return state.with(state.draft(), at).in("insert").at(at).in("insert");
        }

        private ViState join(ViState s) {
            Draft text = draft();
            int line = cursor().line();
            Draft.Place at = cursor();
            for (int i = 0; i < Math.max(1, count - 1) && line + 1 < text.size(); i++) {
                String next = text.line(line + 1).stripLeading();
                String here = text.line(line).stripTrailing();
                at = new Draft.Place(line, Math.max(0, here.length()));
                text = text.withLine(line, here + (next.isEmpty() || here.isEmpty() ? "" : " ") + next).deleteLines(line + 1, line + 1);
            }
            return s.with(text, text.within(at.line(), at.column(), false));
        }

        private ViState replaced(ViState s) {
            String with = motion.substring(1);
            String line = draft().line(cursor().line());
            int end = cursor().column() + count;
            if (end > line.length()) {
                return state;
            }
            String changed = line.substring(0, cursor().column()) + with.repeat(count) + line.substring(end);
            return s.with(draft().withLine(cursor().line(), changed), new Draft.Place(cursor().line(), cursor().column() + count - 1));
        }

        private ViState swapped(ViState s) {
            StringBuilder line = new StringBuilder(draft().line(cursor().line()));
            int end = Math.min(line.length(), cursor().column() + count);
            for (int i = cursor().column(); i < end; i++) {
                char c = line.charAt(i);
                line.setCharAt(i, Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
            }
            return s.with(draft().withLine(cursor().line(), line.toString()), draft().within(cursor().line(), end, false));
        }

        private ViState put(ViState s, boolean after) {
            String kept = state.memory().kept();
            if (kept.isEmpty()) {
                return state.saying("E353: Nothing in register \"");
            }
            String text = kept.repeat(Math.min(count, 1000));
            if (kept.endsWith("\n")) {
                int line = cursor().line() + (after ? 1 : 0);
                List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
                return s.with(draft().insertLines(line, lines), new Draft.Place(line, Motion.firstNonBlank(lines.get(0))));
            }
            Draft.Place at = after ? draft().within(cursor().line(), cursor().column() + 1, true) : cursor();
            Draft changed = draft().insert(at, text);
            Draft.Place end = text.contains("\n") ? at : new Draft.Place(at.line(), at.column() + text.length() - 1);
            return s.with(changed, changed.within(end.line(), end.column(), false));
        }

        private ViState travel(List<ViMemory.Moment> from, List<ViMemory.Moment> to, boolean back, String nothing) {
            if (from.isEmpty()) {
                return state.saying(nothing);
            }
            ViMemory.Moment moment = from.get(from.size() - 1);
            List<ViMemory.Moment> there = new ArrayList<>(to);
            there.add(new ViMemory.Moment(draft(), cursor()));
            List<ViMemory.Moment> left = from.subList(0, from.size() - 1);
            ViMemory memory = back ? state.memory().with(left, there) : state.memory().with(there, left);
            Draft.Place place = moment.draft().within(moment.cursor().line(), moment.cursor().column(), false);
            return state.going(moment.draft(), place).with(memory).saying("1 change; " + (back ? "before" : "after") + " #" + (left.size() + 1));
        }

        private ViState word(boolean back) {
            String line = draft().line(cursor().line());
            int start = cursor().column();
            while (start < line.length() && !Letters.isWord(line.charAt(start))) {
                start++;
            }
            int end = start;
            while (end < line.length() && Letters.isWord(line.charAt(end))) {
                end++;
            }
            while (start > 0 && start < line.length() && Letters.isWord(line.charAt(start - 1))) {
                start--;
            }
            return end <= start ? state.saying("E348: No string under cursor") : search(state.with(state.memory().searching("\\<" + line.substring(start, end) + "\\>", back)), false);
        }

        private ViState again() {
            String change = state.memory().lastChange();
            if (change.isEmpty()) {
                return state;
            }
            String[] typed = change.split("\u0000", -1);
            ViState at = state;
            for (int c : typed[0].codePoints().toArray()) {
                String key = c < 32 ? "C-" + (char) (c + 96) : Character.toString(c);
                at = press(sys, at, key, page).state();
            }
            for (int i = 1; i < typed.length; i++) {
                at = ViKeys.press(sys, at, typed[i], page).state();
            }
            return at.with(at.memory().changing(change));
        }
    }
}
