package dev.drydock.sandbox.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The table of flags in a command's help, laid out and wrapped as pflag does it. */
public final class FlagTable {
    /** A last line may be so much wider than the others rather than leave a single short word on a line of its own. */
    private static final int SLOP = 5;
    private static final int LEAST_WIDTH = 24;
    private static final int FALLBACK_INDENT = 16;

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
            int cut = cut(rest, width - SLOP);
            lines.add(rest.substring(0, Math.min(cut, rest.length())));
            rest = cut >= rest.length() ? "" : rest.substring(cut + 1);
        } while (!rest.isEmpty());
        return start + String.join("\n", lines).replace("\n", margin);
    }

    /** Where the first line of a text ends: at a newline or at the last blank that fits, or at its end. */
    private static int cut(String text, int width) {
        if (width + SLOP > text.length()) {
            return text.length();
        }
        String fitting = text.substring(0, width);
        int blank = Math.max(fitting.lastIndexOf(' '), Math.max(fitting.lastIndexOf('\t'), fitting.lastIndexOf('\n')));
        if (blank <= 0) {
            return text.length();
        }
        int newline = fitting.lastIndexOf('\n');
        return newline > 0 && newline < blank ? newline : blank;
    }
}
