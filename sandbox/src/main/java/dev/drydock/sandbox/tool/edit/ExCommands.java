package dev.drydock.sandbox.tool.edit;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands behind the colon. */
final class ExCommands {
    private static final Pattern COMMAND = Pattern.compile("\\s*(%|[-.$\\d+]+(?:,[-.$\\d+]+)?)?\\s*([a-zA-Z]+|[!=&]|)(!?)(.*)", Pattern.DOTALL);

    private ExCommands() {}

    static ViAnswer run(Sys sys, ViState state, String typed) {
        Matcher m = COMMAND.matcher(typed);
        if (typed.isBlank() || !m.matches()) {
            return ViAnswer.of(typed.isBlank() ? state : state.saying(unknown(state, typed)));
        }
        String range = m.group(1) == null ? "" : m.group(1);
        String name = m.group(2);
        boolean force = m.group(3).equals("!");
        String argument = m.group(4).strip();
        if (name.startsWith("s") && !name.matches("se(t)?|s|substitute|sy.*|sh(ell)?|sor.*")) {
            return ViAnswer.of(state.saying(unknown(state, typed)));
        }
        int[] lines = range(state, range);
        return switch (name) {
            case "" -> ViAnswer.of(range.isEmpty() ? state : state.at(state.draft().within(lines[1], Motion.firstNonBlank(state.draft().line(lines[1])), false)));
            case "w", "write" -> ViAnswer.of(write(sys, state, argument, force));
            case "q", "quit" -> quit(state, force);
            case "qa", "qall", "quita" -> quit(state, force);
            case "wq", "wqa", "wqall", "xa", "xall" -> saved(write(sys, state, argument, force));
            case "x", "xit", "exit" -> state.changed() ? saved(write(sys, state, argument, force)) : ViAnswer.quit(state, 0);
            case "cq", "cquit" -> ViAnswer.quit(state, 1);
            case "e", "edit" -> ViAnswer.of(edit(sys, state, argument, force));
            case "r", "read" -> ViAnswer.of(read(sys, state, argument, range.isEmpty() ? state.cursor().line() : lines[1]));
            case "s", "substitute" -> ViAnswer.of(ExSubstitute.run(state, lines[0], lines[1], m.group(4)));
            case "d", "delete" -> ViAnswer.of(ViOperator.run(state.at(new Draft.Place(lines[0], 0)), "d", "d", lines[1] - lines[0] + 1, true, "dd"));
            case "y", "yank" -> ViAnswer.of(ViOperator.run(state.at(new Draft.Place(lines[0], 0)), "y", "y", lines[1] - lines[0] + 1, true, "yy"));
            case "set", "se" -> ViAnswer.of(set(state, argument));
            case "noh", "nohlsearch" -> ViAnswer.of(state.with(state.memory().showing(state.memory().numbers(), false)));
            case "f", "file" -> ViAnswer.of(state.saying("\"" + state.name() + "\" " + state.draft().size() + " lines"));
            case "u", "undo" -> ViNormal.press(sys, state, "u", 20);
            case "red", "redo" -> ViNormal.press(sys, state, "C-r", 20);
            case "syntax", "sy", "syn" -> ViAnswer.of(state);
            case "h", "help" -> ViAnswer.of(state.saying("E433: No tags file"));
            default -> ViAnswer.of(state.saying(unknown(state, typed)));
        };
    }

    private static String unknown(ViState state, String typed) {
        return state.busybox() ? "':" + typed + "' is not implemented" : "E492: Not an editor command: " + typed;
    }

    /** First and last line of a range, from 0. */
    private static int[] range(ViState state, String range) {
        int here = state.cursor().line();
        int last = state.draft().size() - 1;
        if (range.equals("%")) {
            return new int[] {0, last};
        }
        if (range.isEmpty()) {
            return new int[] {here, here};
        }
        String[] ends = range.split(",");
        int first = line(ends[0], here, last);
        int second = ends.length > 1 ? line(ends[1], here, last) : first;
        return new int[] {Math.min(first, second), Math.max(first, second)};
    }

    private static int line(String text, int here, int last) {
        Matcher m = Pattern.compile("([.$]|\\d{1,7})?([-+]\\d{0,7})?").matcher(text);
        if (!m.matches()) {
            return here;
        }
        int base = m.group(1) == null || m.group(1).equals(".") ? here : m.group(1).equals("$") ? last : Integer.parseInt(m.group(1)) - 1;
        String offset = m.group(2) == null ? "+0" : m.group(2).length() == 1 ? m.group(2) + "1" : m.group(2);
        return Math.max(0, Math.min(last, base + Integer.parseInt(offset)));
    }

    private static ViAnswer quit(ViState state, boolean force) {
        if (state.changed() && !force) {
            return ViAnswer.of(state.saying(state.busybox() ? "No write since last change (:quit! overrides)" : "E37: No write since last change (add ! to override)"));
        }
        return ViAnswer.quit(state, 0);
    }

    private static ViAnswer saved(ViState state) {
        return state.message().matches("(?s).*(written|\\d+L, \\d+C)$") ? ViAnswer.quit(state, 0) : ViAnswer.of(state);
    }

    private static ViState write(Sys sys, ViState state, String argument, boolean force) {
        String file = argument.isEmpty() ? state.name() : argument;
        if (file.isEmpty()) {
            return state.saying(state.busybox() ? "No current filename" : "E32: No file name");
        }
        if (state.readOnly() && !force && file.equals(state.name())) {
            return state.saying(state.busybox() ? "'" + file + "' is read only" : "E45: 'readonly' option is set (add ! to override)");
        }
        if (!argument.isEmpty() && !file.equals(state.name()) && sys.files().exists(file) && !force && !state.busybox()) {
            return state.saying("E13: File exists (add ! to override)");
        }
        boolean fresh = !sys.files().exists(file);
        Bytes text = Bytes.wrap(Text.encode(state.draft().isEmpty() ? "" : state.draft().text()));
        Outcome<Boolean> written = sys.files().write(file, text);
        if (!written.ok()) {
            return state.saying(state.busybox() ? "'" + file + "' " + written.errno().text() : "\"" + file + "\" E212: Can't open file for writing");
        }
        int lines = state.draft().isEmpty() ? 0 : state.draft().size();
        return state.written(file, state.busybox() ? "'" + file + "' " + lines + "L, " + text.length() + "C"
                : "\"" + file + "\"" + (fresh ? " [New]" : "") + " " + lines + "L, " + text.length() + "B written");
    }

    private static ViState edit(Sys sys, ViState state, String argument, boolean force) {
        if (state.changed() && !force) {
            return state.saying("E37: No write since last change (add ! to override)");
        }
        ViState opened = Vi.open(sys, argument.isEmpty() ? state.name() : argument, state.busybox(), false);
        return opened.with(opened.memory().keeping(state.memory().kept()).showing(state.memory().numbers(), false));
    }

    private static ViState read(Sys sys, ViState state, String file, int line) {
        Outcome<Bytes> content = sys.files().read(file.isEmpty() ? state.name() : file);
        if (!content.ok()) {
            return state.saying("E484: Can't open file " + file);
        }
        List<String> lines = Draft.of(Text.decode(content.value().toArray())).lines();
        return state.with(state.draft().insertLines(line + 1, lines), new Draft.Place(line + 1, 0)).saying("\"" + file + "\" " + lines.size() + "L, " + content.value().length() + "B");
    }

    private static ViState set(ViState state, String argument) {
        return switch (argument) {
            case "nu", "number" -> state.with(state.memory().showing(true, state.memory().highlights()));
            case "nonu", "nonumber" -> state.with(state.memory().showing(false, state.memory().highlights()));
            case "hls", "hlsearch" -> state.with(state.memory().showing(state.memory().numbers(), true));
            case "nohls", "nohlsearch" -> state.with(state.memory().showing(state.memory().numbers(), false));
            case "paste", "nopaste", "ai", "noai", "autoindent", "noautoindent", "ic", "noic", "ignorecase", "et", "expandtab", "noet", "nocp", "list", "nolist", "wrap", "nowrap" -> state;
            default -> argument.matches("(ts|sw|sts|tabstop|shiftwidth|softtabstop|tw|textwidth|ff|encoding|mouse|bg|background)=.*") ? state
                    : state.saying("E518: Unknown option: " + argument);
        };
    }
}
