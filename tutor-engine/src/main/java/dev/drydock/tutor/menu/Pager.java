package dev.drydock.tutor.menu;

import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.language.Sentences;
import dev.drydock.tutor.page.Columns;
import dev.drydock.tutor.page.Style;
import java.util.List;

/** Shows lines; when they are more than the screen has, it stops at each screenful until a key is pressed. */
public final class Pager {
    private static final long KEY_WAIT_MILLIS = 500;

    private Pager() {}

    /** Shows the lines; at their end the cursor stands on a new line. */
    public static void show(Terminal terminal, Sentences sentences, List<String> lines) {
        int shown = 0;
        while (shown < lines.size()) {
            int page = terminal.fullScreen() ? Math.max(1, terminal.size().rows() - 2) : lines.size();
            boolean rest = lines.size() - shown <= page;
            int to = rest ? lines.size() : shown + page;
            terminal.write(String.join("\n", lines.subList(shown, to)) + "\n");
            shown = to;
            if (!rest && !goesOn(terminal, sentences)) {
                terminal.write(String.join("\n", lines.subList(shown, lines.size())) + "\n");
                return;
            }
        }
    }

    private static boolean goesOn(Terminal terminal, Sentences sentences) {
        String more = Columns.cut(sentences.say("pager.more"), terminal.size().columns() - 1);
        terminal.write(Style.FAINT.paint(more, terminal.colours()));
        try {
            while (true) {
                String typed = terminal.keys(KEY_WAIT_MILLIS);
                if (Key.isCommand(typed)) {
                    terminal.unread(typed);
                    return false;
                }
                for (Key.Pressed pressed : Key.in(typed)) {
                    Key key = pressed.key();
                    boolean on = key == Key.Named.ENTER || key == Key.Named.DOWN || key.equals(new Key.Sign(' '));
                    if (!on && key != Key.Named.LEAVE && !key.equals(new Key.Sign('q'))) continue;
                    if (!pressed.rest().isEmpty()) terminal.unread(pressed.rest());
                    return on;
                }
            }
        } finally {
            terminal.write("\r\u001b[K");
        }
    }
}
