package dev.drydock.tutor.menu;

import java.util.ArrayList;
import java.util.List;

/** A key as a menu or a pager understands it. */
public sealed interface Key {
    /** The keys that move or decide. */
    enum Named implements Key {
        UP,
        DOWN,
        FIRST,
        LAST,
        ENTER,
        LEAVE,
        OTHER
    }

    /** A character. */
    record Sign(char character) implements Key {}

    /** A key that was pressed, and what came behind it: whoever is content with this key gives the rest back. */
    record Pressed(Key key, String rest) {}

    /**
     * Whether what came is no answer to a menu or a pager but a command that was typed ahead: several characters at once, words
     * among them, and Enter. It is for the prompt that comes next.
     */
    static boolean isCommand(String typed) {
        boolean words = typed.chars().anyMatch(Character::isLetter) && typed.chars().noneMatch(c -> c == 0x1b);
        return typed.length() > 3 && words && (typed.indexOf('\r') >= 0 || typed.indexOf('\n') >= 0);
    }

    /** The keys in what a terminal sent; an arrow comes as three characters, and several keys may come at once. */
    static List<Pressed> in(String typed) {
        List<Pressed> keys = new ArrayList<>();
        int i = 0;
        while (i < typed.length()) {
            int end = end(typed, i);
            keys.add(new Pressed(key(typed.substring(i, end)), typed.substring(end)));
            i = end;
        }
        return keys;
    }

    /** Where the key that begins at {@code from} ends: an escape sequence goes on to its letter or tilde, or to the end. */
    private static int end(String typed, int from) {
        boolean sequence = typed.charAt(from) == 0x1b && from + 1 < typed.length()
                && (typed.charAt(from + 1) == '[' || typed.charAt(from + 1) == 'O');
        if (!sequence) return from + 1;
        int at = from + 2;
        while (at < typed.length() && (typed.charAt(at) < '@' || typed.charAt(at) > '~')) at++;
        return Math.min(at + 1, typed.length());
    }

    private static Key key(String one) {
        char c = one.charAt(0);
        if (one.length() > 1) return arrow(one.substring(2));
        if (c == '\r' || c == '\n') return Named.ENTER;
        if (c == 0x1b || c == 3 || c == 4) return Named.LEAVE;
        return c < ' ' || c == 0x7f ? Named.OTHER : new Sign(c);
    }

    private static Key arrow(String sequence) {
        return switch (sequence) {
            case "A" -> Named.UP;
            case "B" -> Named.DOWN;
            case "H", "1~" -> Named.FIRST;
            case "F", "4~" -> Named.LAST;
            default -> Named.OTHER;
        };
    }
}
