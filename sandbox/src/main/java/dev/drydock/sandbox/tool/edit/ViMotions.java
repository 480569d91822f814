package dev.drydock.sandbox.tool.edit;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where a motion of {@code vi} leads. */
final class ViMotions {
    private ViMotions() {}

    /** The target of a motion; empty when it is none, or leads nowhere. */
    static Optional<Draft.Place> target(ViState state, String motion, int count, boolean counted, int page) {
        Draft draft = state.draft();
        Draft.Place at = state.cursor();
        return switch (motion) {
            case "h", "\b" -> Optional.of(draft.within(at.line(), at.column() - count, false));
            case "l", " " -> Optional.of(draft.within(at.line(), at.column() + count, true));
            case "j", "\u000e" -> Optional.of(draft.within(at.line() + count, at.column(), false));
            case "k", "\u0010" -> Optional.of(draft.within(at.line() - count, at.column(), false));
            case "+" -> Optional.of(atText(draft, at.line() + count));
            case "-" -> Optional.of(atText(draft, at.line() - count));
            case "0" -> Optional.of(new Draft.Place(at.line(), 0));
            case "^", "_" -> Optional.of(atText(draft, at.line()));
            case "$" -> {
                Draft.Place line = draft.within(at.line() + count - 1, 0, true);
                yield Optional.of(new Draft.Place(line.line(), draft.length(line.line())));
            }
            case "G" -> Optional.of(atText(draft, counted ? count - 1 : draft.size() - 1));
            case "gg" -> Optional.of(atText(draft, counted ? count - 1 : 0));
            case "w", "W" -> Optional.of(repeated(at, count, place -> Motion.nextWord(draft, place, motion.equals("W"))));
            case "b", "B" -> Optional.of(repeated(at, count, place -> Motion.wordBefore(draft, place, motion.equals("B"))));
            case "e", "E" -> Optional.of(repeated(at, count, place -> Motion.wordEnd(draft, place, motion.equals("E"))));
            case "H" -> Optional.of(atText(draft, state.top() + count - 1));
            case "M" -> Optional.of(atText(draft, state.top() + Math.min(page, draft.size()) / 2));
            case "L" -> Optional.of(atText(draft, Math.min(draft.size() - 1, state.top() + page - 1)));
            case "\u0006" -> Optional.of(atText(draft, at.line() + page));
            case "\u0002" -> Optional.of(atText(draft, at.line() - page));
            case "\u0004" -> Optional.of(atText(draft, at.line() + page / 2));
            case "\u0015" -> Optional.of(atText(draft, at.line() - page / 2));
            case "%" -> Motion.partner(draft, at);
            case "}" -> Optional.of(paragraph(draft, at.line(), 1));
            case "{" -> Optional.of(paragraph(draft, at.line(), -1));
            case ";" -> state.memory().find().isEmpty() ? Optional.empty() : found(draft, at, state.memory().find(), count);
            default -> motion.length() > 1 && "fFtT".indexOf(motion.charAt(0)) >= 0 ? found(draft, at, motion, count) : Optional.empty();
        };
    }

    private static Draft.Place repeated(Draft.Place from, int count, UnaryOperator<Draft.Place> step) {
        Draft.Place at = from;
        for (int i = 0; i < Math.min(count, 10_000); i++) {
            at = step.apply(at);
        }
        return at;
    }

    private static Draft.Place atText(Draft draft, int line) {
        int number = Math.max(0, Math.min(draft.size() - 1, line));
        return new Draft.Place(number, Motion.firstNonBlank(draft.line(number)));
    }

    private static Draft.Place paragraph(Draft draft, int from, int step) {
        int line = from + step;
        while (line > 0 && line < draft.size() && (!draft.line(line).isEmpty() || draft.line(line - step < 0 || line - step >= draft.size() ? line : line - step).isEmpty())) {
            line += step;
        }
        int number = Math.max(0, Math.min(draft.size() - 1, line));
        return new Draft.Place(number, step > 0 && line >= draft.size() ? draft.length(number) : 0);
    }

    private static Optional<Draft.Place> found(Draft draft, Draft.Place at, String command, int count) {
        int column = at.column();
        for (int i = 0; i < count && column >= 0; i++) {
            column = Motion.find(draft.line(at.line()), column, command.charAt(0), command.substring(1));
        }
        return column < 0 ? Optional.empty() : Optional.of(new Draft.Place(at.line(), column));
    }
}
