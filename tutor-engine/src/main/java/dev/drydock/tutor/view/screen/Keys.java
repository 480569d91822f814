package dev.drydock.tutor.view.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.util.ArrayList;
import java.util.List;

/** Reads what a terminal sent as keys; an arrow comes as several characters, and several keys may come at once. */
final class Keys {
    private static final char ESCAPE = 0x1b;

    private Keys() {}

    /** A key, and what came behind it. */
    record Stroke(KeyStroke key, String rest) {}

    static List<Stroke> in(String typed) {
        List<Stroke> keys = new ArrayList<>();
        for (int at = 0; at < typed.length(); ) {
            int end = end(typed, at);
            keys.add(new Stroke(key(typed.substring(at, end)), typed.substring(end)));
            at = end;
        }
        return keys;
    }

    private static int end(String typed, int from) {
        boolean sequence = typed.charAt(from) == ESCAPE && from + 1 < typed.length() && (typed.charAt(from + 1) == '[' || typed.charAt(from + 1) == 'O');
        if (!sequence) return from + 1;
        int at = from + 2;
        while (at < typed.length() && (typed.charAt(at) < '@' || typed.charAt(at) > '~')) at++;
        return Math.min(at + 1, typed.length());
    }

    private static KeyStroke key(String one) {
        if (one.length() > 1) return new KeyStroke(sequence(one.substring(2)));
        char c = one.charAt(0);
        return switch (c) {
            case '\r', '\n' -> new KeyStroke(KeyType.Enter);
            case '\t' -> new KeyStroke(KeyType.Tab);
            case ESCAPE -> new KeyStroke(KeyType.Escape);
            case 3, 4, 26 -> new KeyStroke((char) (c + '`'), true, false);
            default -> c < ' ' || c == 0x7f ? new KeyStroke(KeyType.Unknown) : new KeyStroke(c, false, false);
        };
    }

    private static KeyType sequence(String sequence) {
        return switch (sequence) {
            case "A" -> KeyType.ArrowUp;
            case "B" -> KeyType.ArrowDown;
            case "C" -> KeyType.ArrowRight;
            case "D" -> KeyType.ArrowLeft;
            case "H", "1~" -> KeyType.Home;
            case "F", "4~" -> KeyType.End;
            case "5~" -> KeyType.PageUp;
            case "6~" -> KeyType.PageDown;
            default -> KeyType.Unknown;
        };
    }

    /** The same key as a scene understands it. */
    static Press press(KeyStroke key) {
        return switch (key.getKeyType()) {
            case ArrowUp -> Press.Named.UP;
            case ArrowDown -> Press.Named.DOWN;
            case ArrowLeft -> Press.Named.LEFT;
            case ArrowRight -> Press.Named.RIGHT;
            case Home -> Press.Named.FIRST;
            case End -> Press.Named.LAST;
            case PageUp -> Press.Named.PAGE_UP;
            case PageDown -> Press.Named.PAGE_DOWN;
            case Enter -> Press.Named.ENTER;
            case Tab -> Press.Named.TAB;
            case Escape -> Press.Named.LEAVE;
            case Character -> !key.isCtrlDown() ? new Press.Sign(key.getCharacter()) : key.getCharacter() == 'z' ? Press.Named.SUSPEND : Press.Named.LEAVE;
            default -> Press.Named.OTHER;
        };
    }
}
