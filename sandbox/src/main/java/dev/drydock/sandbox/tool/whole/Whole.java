package dev.drydock.sandbox.tool.whole;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.tool.print.Text;
import java.util.List;

/** Whole contents as lines. */
final class Whole {
    private Whole() {}

    /** The lines of a content without their ends. */
    static List<String> lines(Bytes content, String end) {
        String text = Text.decode(content.toArray());
        if (text.isEmpty()) {
            return List.of();
        }
        return List.of((text.endsWith(end) ? text.substring(0, text.length() - 1) : text).split(end, -1));
    }
}
