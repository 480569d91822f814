package dev.drydock.sandbox.command;

import dev.drydock.sandbox.tree.unit.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The table of flags in a command's help, laid out and wrapped as pflag does it. */
public final class FlagTable {
    /** A last line may be so much wider than the others rather than leave a single short word on a line of its own. */
    private static final int SLOP = 5;
    private static final int LEAST_WIDTH = 24;
    private static final int FALLBACK_INDENT = 16;
    /** What must not begin a line. */
    private static final String CLOSING = "，。、；：！？）」』》”’";

    private FlagTable() {}

    /**
     * The lines of the table, each ended by a newline.
     *
     * @param columns the width to wrap to
     * @param description a flag's description, empty when there is none
     */
    public static String layout(List<Flag> flags, int columns, Function<Flag, String> description) {
        List<Flag> listed = flags.stream().filter(Flag::listed).toList();
        int widest = listed.stream().mapToInt(flag -> head(flag).length()).max().orElse(0) + 1;
        StringBuilder out = new StringBuilder();
        for (Flag flag : listed) {
            String head = head(flag);
            out.append(head).append(" ".repeat(widest - head.length() + 2))
                    .append(wrap(widest + 2, columns, usage(flag, description.apply(flag)))).append('\n');
        }
        return out.toString();
    }

    private static String head(Flag flag) {
        String names = flag.shorthand().isEmpty() ? "      --" + flag.name() : "  -" + flag.shorthand() + ", --" + flag.name();
        return flag.kind().shown().isEmpty() ? names : names + " " + flag.kind().shown();
    }

    private static String usage(Flag flag, String description) {
        if (flag.standard().isEmpty()) {
            return description;
        }
        String standard = flag.kind().shown().equals("string") ? Quote.go(flag.standard()) : flag.standard();
        return description + (description.isEmpty() ? "" : " ") + "(default " + standard + ")";
    }

    private static String wrap(int indent, int columns, String text) {
        int width = columns - indent;
        String margin = "\n" + " ".repeat(indent);
        String start = "";
        if (width < LEAST_WIDTH) {
            margin = "\n" + " ".repeat(FALLBACK_INDENT);
            width = columns - FALLBACK_INDENT;
            start = margin;
        }
        if (width < LEAST_WIDTH) {
            return text.replace("\n", start);
        }
        List<String> lines = new ArrayList<>();
        String rest = text;
        do {
            int end = end(rest, width - SLOP);
            lines.add(rest.substring(0, end));
            boolean blankFollows = end < rest.length() && " \t\n".indexOf(rest.charAt(end)) >= 0;
            rest = rest.substring(blankFollows ? end + 1 : end);
        } while (!rest.isEmpty());
        return start + String.join("\n", lines).replace("\n", margin);
    }

    /** Where the first line of a text ends: at a newline or at the last blank that fits, between two wide characters, or at its end. */
    private static int end(String text, int width) {
        if (width + SLOP > TextWidth.of(text)) {
            return text.length();
        }
        int fits = 0;
        int columns = 0;
        while (fits < text.length() && columns + TextWidth.of(text.substring(fits, fits + 1)) <= width) {
            columns += TextWidth.of(text.substring(fits, fits + 1));
            fits++;
        }
        String fitting = text.substring(0, fits);
        int blank = Math.max(fitting.lastIndexOf(' '), Math.max(fitting.lastIndexOf('\t'), fitting.lastIndexOf('\n')));
        int newline = fitting.lastIndexOf('\n');
        if (newline > 0 && newline < blank) {
            return newline;
        }
        int end = Math.max(blank, betweenWide(text, fits));
        return end <= 0 ? text.length() : end;
    }

    /** The last place up to a limit where a line may end beside a wide character, as Chinese is written without blanks; else 0. */
    private static int betweenWide(String text, int limit) {
        for (int i = Math.min(limit, text.length() - 1); i > 0; i--) {
            boolean wide = isWide(text.charAt(i)) || isWide(text.charAt(i - 1));
            if (wide && CLOSING.indexOf(text.charAt(i)) < 0 && text.charAt(i) != ' ') {
                return i;
            }
        }
        return 0;
    }

    private static boolean isWide(char c) {
        return TextWidth.of(String.valueOf(c)) > 1;
    }
}
