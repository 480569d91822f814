package dev.drydock.sandbox.tool.edit;

import dev.drydock.sandbox.process.Sys;

/** What keys do in {@code vi}, by mode. */
final class ViKeys {
    private ViKeys() {}

    static ViAnswer press(Sys sys, ViState state, String key, int page) {
        return switch (state.mode()) {
            case "insert", "replace" -> ViAnswer.of(insert(state, key));
            case ":", "/", "?" -> commandLine(sys, state, key);
            default -> ViNormal.press(sys, state, key, page);
        };
    }

    private static ViState insert(ViState state, String key) {
        Draft draft = state.draft();
        Draft.Place at = state.cursor();
        ViMemory typed = state.memory().changing(state.memory().lastChange() + "\u0000" + key);
        ViState s = state.with(typed);
        return switch (key) {
            case "ESC", "C-c" -> s.at(draft.within(at.line(), at.column() - 1, true)).in("normal");
            case "UP" -> s.at(draft.within(at.line() - 1, at.column(), true));
            case "DOWN" -> s.at(draft.within(at.line() + 1, at.column(), true));
            case "LEFT" -> s.at(draft.within(at.line(), at.column() - 1, true));
            case "RIGHT" -> s.at(draft.within(at.line(), at.column() + 1, true));
            case "HOME" -> s.at(new Draft.Place(at.line(), 0));
            case "END" -> s.at(new Draft.Place(at.line(), draft.length(at.line())));
            case "ENTER" -> s.going(draft.insert(at, "\n"), new Draft.Place(at.line() + 1, 0));
            case "TAB" -> put(s, "\t");
            case "BS", "C-h" -> backspace(s);
            case "DEL" -> at.column() < draft.length(at.line()) ? s.going(draft.delete(at, draft.within(at.line(), at.column() + 1, true)), at) : s;
            case "C-w" -> {
                Draft.Place from = Motion.wordBefore(draft, at, false);
                yield from.line() == at.line() ? s.going(draft.delete(from, at), from) : backspace(s);
            }
            case "C-u" -> s.going(draft.delete(new Draft.Place(at.line(), 0), at), new Draft.Place(at.line(), 0));
            default -> key.codePointCount(0, key.length()) == 1 ? put(s, key) : s;
        };
    }

    private static ViState put(ViState state, String text) {
        Draft.Place at = state.cursor();
        Draft.Place after = new Draft.Place(at.line(), at.column() + text.length());
        boolean over = state.mode().equals("replace") && at.column() < state.draft().length(at.line());
        Draft base = over ? state.draft().delete(at, state.draft().within(at.line(), at.column() + 1, true)) : state.draft();
        return state.going(base.insert(at, text), after);
    }

    private static ViState backspace(ViState state) {
        Draft.Place at = state.cursor();
        if (at.column() > 0) {
            Draft.Place before = state.draft().within(at.line(), at.column() - 1, true);
            return state.going(state.draft().delete(before, at), before);
        }
        if (at.line() == 0) {
            return state;
        }
        Draft.Place end = new Draft.Place(at.line() - 1, state.draft().length(at.line() - 1));
        return state.going(state.draft().delete(end, at), end);
    }

    private static ViAnswer commandLine(Sys sys, ViState state, String key) {
        String typed = state.typed();
        switch (key) {
            case "ESC", "C-c" -> {
                return ViAnswer.of(state.in("normal"));
            }
            case "BS", "C-h" -> {
                return ViAnswer.of(typed.isEmpty() ? state.in("normal") : state.typing(typed.substring(0, typed.length() - 1)));
            }
            case "C-u" -> {
                return ViAnswer.of(state.typing(""));
            }
            case "ENTER" -> {
                return state.mode().equals(":") ? ExCommands.run(sys, state.in("normal"), typed)
                        : ViAnswer.of(ViNormal.search(state.in("normal").with(state.memory().searching(typed.isEmpty() ? state.memory().pattern() : typed,
                                state.mode().equals("?"))), false));
            }
            case "TAB" -> {
                return ViAnswer.of(state.typing(typed + "\t"));
            }
            default -> {
                return ViAnswer.of(key.codePointCount(0, key.length()) == 1 ? state.typing(typed + key) : state);
            }
        }
    }
}
