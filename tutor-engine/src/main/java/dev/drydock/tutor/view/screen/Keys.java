package dev.drydock.tutor.view.screen;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;
import java.util.ArrayList;
import java.util.List;

/** Reads what a terminal sent as keys; an arrow comes as several characters, and several keys may come at once. */
final class Keys {
    private static final char ESCAPE = 0x1b;
    private static final int WHEEL_UP = 64;

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
        if (one.startsWith("\u001b[<")) return mouse(one.substring(3));
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

    /** {@code 0;12;1M}: button, column, row, pressed; xterm's SGR form. Whatever else a mouse does means nothing. */
    private static KeyStroke mouse(String report) {
        if (!report.matches("\\d{1,3};\\d{1,4};\\d{1,4}M")) return new KeyStroke(KeyType.Unknown);
        String[] numbers = report.substring(0, report.length() - 1).split(";");
        int button = Integer.parseInt(numbers[0]);
        TerminalPosition at = new TerminalPosition(Integer.parseInt(numbers[1]) - 1, Integer.parseInt(numbers[2]) - 1);
        MouseActionType type = button == WHEEL_UP ? MouseActionType.SCROLL_UP : button == WHEEL_UP + 1 ? MouseActionType.SCROLL_DOWN : MouseActionType.CLICK_DOWN;
        return button == 0 || button == WHEEL_UP || button == WHEEL_UP + 1 ? new MouseAction(type, button, at) : new KeyStroke(KeyType.Unknown);
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
            case MouseEvent -> key instanceof MouseAction mouse ? press(mouse) : Press.Named.OTHER;
            default -> Press.Named.OTHER;
        };
    }

    private static Press press(MouseAction mouse) {
        return switch (mouse.getActionType()) {
            case SCROLL_UP -> Press.Named.UP;
            case SCROLL_DOWN -> Press.Named.DOWN;
            default -> new Press.Click(mouse.getPosition().getColumn(), mouse.getPosition().getRow());
        };
    }
}
