package dev.drydock.sandbox.tool.screen;

import dev.drydock.sandbox.tool.print.Width;
import java.util.List;
import java.util.Locale;

/**
 * How a pager shows its text.
 *
 * @param chops long lines are cut, not wrapped
 * @param colours colour sequences go to the terminal
 */
record PagerLook(boolean numbers, boolean chops, boolean colours, boolean quitsIfShort, boolean keepsScreen, boolean ignoresCase) {
    private static final String COLOUR = "\u001b\\[[0-9;]*m";

    PagerLook withNumbers(boolean changed) {
        return new PagerLook(changed, chops, colours, quitsIfShort, keepsScreen, ignoresCase);
    }

    PagerLook withChops(boolean changed) {
        return new PagerLook(numbers, changed, colours, quitsIfShort, keepsScreen, ignoresCase);
    }

    /** The rows that a line takes. */
    List<String> rows(String line, int number, int columns) {
        String bare = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        if (colours && bare.contains("\u001b[")) {
            boolean fits = Width.of(Screen.visible(bare.replaceAll(COLOUR, ""))) <= columns;
            if (fits) {
                return List.of(bare + Screen.PLAIN);
            }
            bare = bare.replaceAll(COLOUR, "");
        }
        String lead = numbers ? String.format(Locale.ROOT, "%7d ", number) : "";
        String visible = lead + Screen.visible(bare);
        return chops ? List.of(Screen.cut(visible, columns)) : Screen.wrapped(visible, columns);
    }
}
