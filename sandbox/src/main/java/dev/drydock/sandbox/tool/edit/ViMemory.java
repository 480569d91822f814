package dev.drydock.sandbox.tool.edit;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code vi} keeps in mind.
 *
 * @param kept what was deleted or copied last; whole lines end in a newline
 * @param lastChange the keys of the last change, for the dot
 * @param find the last {@code f} and its character
 */
record ViMemory(List<Moment> undo, List<Moment> redo, String kept, String pattern, boolean back, String lastChange, String find, boolean numbers, boolean highlights) {
    private static final int MOST = 200;
    static final ViMemory NONE = new ViMemory(List.of(), List.of(), "", "", false, "", "", false, false);

    record Moment(Draft draft, Draft.Place cursor) {}

    ViMemory remembering(Draft draft, Draft.Place cursor) {
        List<Moment> more = new ArrayList<>(undo.size() >= MOST ? undo.subList(1, undo.size()) : undo);
        more.add(new Moment(draft, cursor));
        return new ViMemory(List.copyOf(more), List.of(), kept, pattern, back, lastChange, find, numbers, highlights);
    }

    ViMemory keeping(String text) {
        return new ViMemory(undo, redo, text, pattern, back, lastChange, find, numbers, highlights);
    }

    ViMemory searching(String text, boolean backwards) {
        return new ViMemory(undo, redo, kept, text, backwards, lastChange, find, numbers, true);
    }

    ViMemory changing(String keys) {
        return new ViMemory(undo, redo, kept, pattern, back, keys, find, numbers, highlights);
    }

    ViMemory finding(String keys) {
        return new ViMemory(undo, redo, kept, pattern, back, lastChange, keys, numbers, highlights);
    }

    ViMemory showing(boolean lineNumbers, boolean matches) {
        return new ViMemory(undo, redo, kept, pattern, back, lastChange, find, lineNumbers, matches);
    }

    ViMemory with(List<Moment> past, List<Moment> future) {
        return new ViMemory(List.copyOf(past), List.copyOf(future), kept, pattern, back, lastChange, find, numbers, highlights);
    }
}
