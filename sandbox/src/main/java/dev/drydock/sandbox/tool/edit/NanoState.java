package dev.drydock.sandbox.tool.edit;

import java.util.ArrayList;
import java.util.List;

/**
 * The editor between two keys; immutable.
 *
 * @param asking the question on the status line: {@code write search goto leave replace with read}, or empty
 * @param answer what is typed as its answer
 * @param cut what {@code ^K} took, whole lines
 * @param cutting whether the last key was {@code ^K}: the next one adds to what was cut
 */
record NanoState(String name, Draft draft, Draft.Place cursor, int top, boolean changed, String message, String asking, String answer, boolean leaving,
        String cut, boolean cutting, String pattern, List<ViMemory.Moment> undo, List<ViMemory.Moment> redo, boolean viewOnly, boolean numbers) {
    private static final int MOST = 200;

    static NanoState of(String name, Draft draft, String message, boolean viewOnly, boolean numbers) {
        return new NanoState(name, draft, new Draft.Place(0, 0), 0, false, message, "", "", false, "", false, "", List.of(), List.of(), viewOnly, numbers);
    }

    NanoState at(Draft.Place place) {
        return new NanoState(name, draft, place, top, changed, "", "", "", false, cut, false, pattern, undo, redo, viewOnly, numbers);
    }

    NanoState scrolledTo(int row) {
        return new NanoState(name, draft, cursor, row, changed, message, asking, answer, leaving, cut, cutting, pattern, undo, redo, viewOnly, numbers);
    }

    NanoState saying(String text) {
        return new NanoState(name, draft, cursor, top, changed, text, "", "", false, cut, false, pattern, undo, redo, viewOnly, numbers);
    }

    NanoState asking(String question, String proposed, boolean thenLeaves) {
        return new NanoState(name, draft, cursor, top, changed, "", question, proposed, thenLeaves, cut, false, pattern, undo, redo, viewOnly, numbers);
    }

    NanoState with(Draft text, Draft.Place place) {
        if (viewOnly) {
            return saying("Key is invalid in view mode");
        }
        List<ViMemory.Moment> past = new ArrayList<>(undo.size() >= MOST ? undo.subList(1, undo.size()) : undo);
        past.add(new ViMemory.Moment(draft, cursor));
        return new NanoState(name, text, place, top, true, "", "", "", false, cut, false, pattern, List.copyOf(past), List.of(), viewOnly, numbers);
    }

    NanoState keeping(String text) {
        return new NanoState(name, draft, cursor, top, changed, message, asking, answer, leaving, text, true, pattern, undo, redo, viewOnly, numbers);
    }

    NanoState searching(String text) {
        return new NanoState(name, draft, cursor, top, changed, message, "", "", false, cut, false, text, undo, redo, viewOnly, numbers);
    }

    NanoState saved(String file, String text) {
        return new NanoState(file, draft, cursor, top, false, text, "", "", false, cut, false, pattern, undo, redo, viewOnly, numbers);
    }

    /** Takes back the last change, or makes it again. */
    NanoState travel(boolean back) {
        List<ViMemory.Moment> from = back ? undo : redo;
        if (from.isEmpty()) {
            return saying(back ? "Nothing to undo" : "Nothing to redo");
        }
        ViMemory.Moment moment = from.get(from.size() - 1);
        List<ViMemory.Moment> left = List.copyOf(from.subList(0, from.size() - 1));
        List<ViMemory.Moment> there = new ArrayList<>(back ? redo : undo);
        there.add(new ViMemory.Moment(draft, cursor));
        return new NanoState(name, moment.draft(), moment.cursor(), top, true, back ? "Undid action" : "Redid action", "", "", false, cut, false, pattern,
                back ? left : List.copyOf(there), back ? List.copyOf(there) : left, viewOnly, numbers);
    }
}
