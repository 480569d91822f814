package dev.drydock.sandbox.tool.edit;

/**
 * An editor between two keys; immutable.
 *
 * @param mode {@code normal}, {@code insert}, {@code replace}, or the character that began a command line: {@code : / ?}
 * @param pending the beginning of a command, like {@code 2d}
 * @param typed the command line behind its first character
 */
record ViState(String name, Draft draft, Draft.Place cursor, int top, String mode, String pending, String typed, String message, ViMemory memory,
        boolean changed, boolean readOnly, boolean busybox) {

    static ViState of(String name, Draft draft, String message, boolean busybox, boolean readOnly) {
        return new ViState(name, draft, new Draft.Place(0, 0), 0, "normal", "", "", message, ViMemory.NONE, false, readOnly, busybox);
    }

    ViState at(Draft.Place place) {
        return new ViState(name, draft, place, top, mode, "", typed, "", memory, changed, readOnly, busybox);
    }

    ViState in(String changedMode) {
        boolean leaves = changedMode.equals("normal");
        Draft.Place place = leaves ? draft.within(cursor.line(), cursor.column(), false) : cursor;
        return new ViState(name, draft, place, top, changedMode, "", "", "", memory, changed, readOnly, busybox);
    }

    ViState pending(String keys) {
        return new ViState(name, draft, cursor, top, mode, keys, typed, message, memory, changed, readOnly, busybox);
    }

    ViState typing(String text) {
        return new ViState(name, draft, cursor, top, mode, "", text, "", memory, changed, readOnly, busybox);
    }

    ViState saying(String text) {
        return new ViState(name, draft, cursor, top, "normal", "", "", text, memory, changed, readOnly, busybox);
    }

    ViState with(ViMemory kept) {
        return new ViState(name, draft, cursor, top, mode, pending, typed, message, kept, changed, readOnly, busybox);
    }

    /** The text changed; what it was before can come back. */
    ViState with(Draft text, Draft.Place place) {
        return new ViState(name, text, place, top, mode, "", typed, "", memory.remembering(draft, cursor), true, readOnly, busybox);
    }

    /** The text changed as part of a change that is already remembered. */
    ViState going(Draft text, Draft.Place place) {
        return new ViState(name, text, place, top, mode, "", typed, "", memory, true, readOnly, busybox);
    }

    ViState scrolledTo(int row) {
        return new ViState(name, draft, cursor, row, mode, pending, typed, message, memory, changed, readOnly, busybox);
    }

    ViState written(String file, String text) {
        return new ViState(name.isEmpty() ? file : name, draft, cursor, top, "normal", "", "", text, memory, changed && !file.equals(name) && !name.isEmpty(), readOnly, busybox);
    }
}
