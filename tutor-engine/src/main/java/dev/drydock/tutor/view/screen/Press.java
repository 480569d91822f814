package dev.drydock.tutor.view.screen;

/** A key as a scene understands it. */
public sealed interface Press {
    /** Keys without a character. */
    enum Named implements Press {
        UP,
        DOWN,
        LEFT,
        RIGHT,
        PAGE_UP,
        PAGE_DOWN,
        FIRST,
        LAST,
        ENTER,
        TAB,
        /** Escape, Ctrl-C, Ctrl-D. */
        LEAVE,
        /** Ctrl-Z. */
        SUSPEND,
        OTHER
    }

    /** A character. */
    record Sign(char character) implements Press {}

    /** A click with the mouse; columns and rows count from 0. */
    record Click(int column, int row) implements Press {}

    default boolean is(char character) {
        return this instanceof Sign sign && sign.character() == character;
    }
}
