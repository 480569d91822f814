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

    /**
     * Whether what came is no answer to a menu or a pager but a command that was typed ahead: several characters at once, words
     * among them, and Enter. It is for the prompt that comes next.
     */
    static boolean isCommand(String typed) {
        boolean words = typed.chars().anyMatch(Character::isLetter) && typed.chars().noneMatch(c -> c == 0x1b);
        return typed.length() > 3 && words && (typed.indexOf('\r') >= 0 || typed.indexOf('\n') >= 0);
    }

    /** The keys in what a terminal sent; an arrow comes as three characters, and several keys may come at once. */
    static List<Key> in(String typed) {
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            boolean sequence = c == 0x1b && i + 1 < typed.length() && (typed.charAt(i + 1) == '[' || typed.charAt(i + 1) == 'O');
            if (sequence) {
                int end = i + 2;
                while (end < typed.length() && (typed.charAt(end) < '@' || typed.charAt(end) > '~')) end++;
                keys.add(end < typed.length() ? arrow(typed.substring(i + 2, end + 1)) : Named.OTHER);
                i = end;
            } else if (c == '\r' || c == '\n') {
                keys.add(Named.ENTER);
            } else if (c == 0x1b || c == 3 || c == 4) {
                keys.add(Named.LEAVE);
            } else {
                keys.add(c < ' ' || c == 0x7f ? Named.OTHER : new Sign(c));
            }
        }
        return keys;
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
