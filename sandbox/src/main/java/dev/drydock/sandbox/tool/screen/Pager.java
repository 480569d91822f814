package dev.drydock.sandbox.tool.screen;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.print.Width;
import dev.drydock.sandbox.tool.regex.BadPattern;
import dev.drydock.sandbox.tool.regex.Match;
import dev.drydock.sandbox.tool.regex.Regex;
import dev.drydock.sandbox.tool.regex.Dialect;
import dev.drydock.sandbox.tool.shape.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The pager at work; immutable.
 *
 * @param lines read so far
 * @param partial the beginning of a line whose end has not come yet
 * @param ended whether all was read
 * @param top the first row shown, counted over the rows of all lines
 * @param typing what is being typed behind a colon, slash or question mark; empty for none
 * @param message to be shown once instead of the prompt
 */
record Pager(PagerLook look, String name, List<String> files, int source, int keys, List<String> lines, Bytes partial, boolean ended, int top,
        String typing, String pattern, boolean backwards, String message, boolean toEnd, boolean follows, String count, boolean shown) {

    static Pager of(PagerLook look, String name, List<String> files, int source, int keys, boolean toEnd) {
        return new Pager(look, name, files, source, keys, List.of(), Bytes.EMPTY, false, 0, "", "", false, "", toEnd, false, "", false);
    }

    private Pager withText(List<String> changedLines, Bytes changedPartial, boolean changedEnded) {
        return new Pager(look, name, files, source, keys, changedLines, changedPartial, changedEnded, top, typing, pattern, backwards, message, toEnd, follows, count, shown);
    }

    private Pager at(int changedTop) {
        return new Pager(look, name, files, source, keys, lines, partial, ended, Math.max(0, changedTop), typing, pattern, backwards, "", toEnd, false, "", shown);
    }

    private Pager toEnd(boolean changed) {
        return new Pager(look, name, files, source, keys, lines, partial, ended, top, "", pattern, backwards, "", changed, follows, "", shown);
    }

    private Pager typing(String changed) {
        return new Pager(look, name, files, source, keys, lines, partial, ended, top, changed, pattern, backwards, "", toEnd, false, "", shown);
    }

    private Pager saying(String changed) {
        return new Pager(look, name, files, source, keys, lines, partial, ended, top, "", pattern, backwards, changed, toEnd, false, "", shown);
    }

    private Pager looking(PagerLook changed) {
        return new Pager(changed, name, files, source, keys, lines, partial, ended, top, "", pattern, backwards, "", toEnd, false, "", shown);
    }

    private Pager counting(String changed) {
        return new Pager(look, name, files, source, keys, lines, partial, ended, top, typing, pattern, backwards, message, toEnd, follows, changed, shown);
    }

    private Pager following(boolean changed) {
        return new Pager(look, name, files, source, keys, lines, partial, ended, top, "", pattern, backwards, "", changed, changed, "", shown);
    }

    private Pager wasShown() {
        return new Pager(look, name, files, source, keys, lines, partial, ended, top, typing, pattern, backwards, message, toEnd, follows, count, true);
    }

    // ---- reading and drawing -------------------------------------------------------------------------------------------------------

    /** Reads as much as the screen needs, draws, waits for a key. */
    Step show(Sys sys) {
        Terminal.Size size = Screen.size(sys);
        int page = size.rows() - 1;
        List<String> rows = rows(size.columns());
        if (!ended && (toEnd || rows.size() < top + page + 1)) {
            Outcome<Bytes> read = sys.read(source, 1 << 16);
            if (read.ok()) {
                Pager more = read.value().isEmpty() ? endOfText() : with(read.value());
                return Step.next(more::show);
            }
            if (read.errno() != Errno.EAGAIN) {
                return Step.next(endOfText()::show);
            }
        }
        if (look.quitsIfShort() && ended && rows.size() <= page && !shown) {
            Screen.cooked(sys, keys);
            String text = String.join("\r\n", rows) + (rows.isEmpty() ? "" : "\r\n");
            return new Output().out(text.replace("\r\n", "\n")).exit(sys, 0);
        }
        int last = Math.max(0, rows.size() - page);
        Pager placed = toEnd && ended ? at(last).toEnd(follows).following(follows) : top > last && ended ? at(last) : this;
        boolean enters = look.quitsIfShort() && !shown && !look.keepsScreen();
        return new Output().out((enters ? Screen.ENTER : "") + placed.frame(rows, size)).then(sys, placed.wasShown()::await);
    }

    private Pager with(Bytes chunk) {
        String text = Text.decode(partial.plus(chunk).toArray());
        int end = text.lastIndexOf('\n') + 1;
        List<String> more = new ArrayList<>(lines);
        if (end > 0) {
            more.addAll(List.of(text.substring(0, end - 1).split("\n", -1)));
        }
        return withText(List.copyOf(more), Bytes.wrap(Text.encode(text.substring(end))), false);
    }

    private Pager endOfText() {
        List<String> all = new ArrayList<>(lines);
        if (!partial.isEmpty()) {
            all.add(Text.decode(partial.toArray()));
        }
        return withText(List.copyOf(all), Bytes.EMPTY, true);
    }

    private List<String> rows(int columns) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            rows.addAll(look.rows(lines.get(i), i + 1, columns));
        }
        return rows;
    }

    private String frame(List<String> rows, Terminal.Size size) {
        int page = size.rows() - 1;
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < page; i++) {
            int index = top + i;
            drawn.add(index < rows.size() ? highlighted(rows.get(index)) : "~");
        }
        String prompt = prompt(rows, page);
        drawn.add(prompt);
        return Screen.frame(drawn, size.rows(), Math.min(size.columns(), Width.of(prompt.replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]", "")) + 1));
    }

    private String highlighted(String row) {
        if (pattern.isEmpty() || row.contains("\u001b")) {
            return row;
        }
        Optional<Regex> regex = regex(pattern);
        if (regex.isEmpty()) {
            return row;
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        Optional<Match> match = regex.get().findWhole(row, 0);
        while (match.isPresent() && match.get().end() > match.get().start()) {
            out.append(row, at, match.get().start()).append(Screen.INVERSE).append(row, match.get().start(), match.get().end()).append(Screen.PLAIN);
            at = match.get().end();
            match = regex.get().findWhole(row, at);
        }
        return out.append(row.substring(at)).toString();
    }

    private Optional<Regex> regex(String text) {
        try {
            boolean ignore = look.ignoresCase() && text.equals(text.toLowerCase(Locale.ROOT));
            return Optional.of(Regex.compile(text, Dialect.GREP_EXTENDED, new Regex.Options(ignore, false, Regex.Span.ANYTHING)));
        } catch (BadPattern bad) {
            return Optional.empty();
        }
    }

    private String prompt(List<String> rows, int page) {
        if (!typing.isEmpty()) {
            return typing;
        }
        if (!message.isEmpty()) {
            return Screen.INVERSE + message + Screen.PLAIN;
        }
        if (follows) {
            return Screen.INVERSE + "Waiting for data... (interrupt to abort)" + Screen.PLAIN;
        }
        if (!count.isEmpty()) {
            return ":" + count;
        }
        boolean end = ended && top + page >= rows.size();
        String first = shown || name.isEmpty() ? "" : name;
        return end ? Screen.INVERSE + (first.isEmpty() ? "" : first + " ") + "(END)" + Screen.PLAIN : first.isEmpty() ? ":" : Screen.INVERSE + first + Screen.PLAIN;
    }

    // ---- keys ------------------------------------------------------------------------------------------------------------------------

    private Step await(Sys sys) {
        if (follows && ended) {
            return Step.await(List.of(new Step.Condition.Readable(keys), new Step.Condition.Deadline(sys.now() + 1_000_000)), this::lookAgain);
        }
        Terminal.Size size = Screen.size(sys);
        if (!ended && (toEnd || rows(size.columns()).size() < top + size.rows())) {
            return Step.await(List.of(new Step.Condition.Readable(keys), new Step.Condition.Readable(source)), this::lookAgain);
        }
        return Keys.next(sys, keys, Bytes.EMPTY, this::pressed);
    }

    private Step lookAgain(Sys sys) {
        Outcome<Bytes> typed = sys.read(keys, 4096);
        if (typed.ok() && !typed.value().isEmpty()) {
            return follows || toEnd ? following(false).saying("").show(sys) : Keys.next(sys, keys, typed.value(), this::pressed);
        }
        return follows ? withText(lines, Bytes.EMPTY, false).show(sys) : show(sys);
    }

    private Step pressed(Sys sys, String key, Bytes rest) {
        if (key.isEmpty()) {
            return quit(sys);
        }
        Terminal.Size size = Screen.size(sys);
        if (!typing.isEmpty()) {
            return edited(sys, key, rest, size);
        }
        if (key.matches("\\d")) {
            return more(sys, counting(count + key), rest);
        }
        int page = size.rows() - 1;
        int number = count.isEmpty() || count.length() > 8 ? -1 : Integer.parseInt(count);
        int lastTop = Math.max(0, rows(size.columns()).size() - page);
        return switch (key) {
            case "q", "Q", "Z", "C-c" -> key.equals("C-c") ? more(sys, saying(""), rest) : quit(sys);
            case " ", "f", "PGDN", "C-f", "C-v" -> more(sys, forward(page, lastTop), rest);
            case "b", "PGUP", "C-b", "M-v" -> more(sys, at(top - page), rest);
            case "d", "C-d" -> more(sys, forward(page / 2, lastTop), rest);
            case "u", "C-u" -> more(sys, at(top - page / 2), rest);
            case "j", "e", "ENTER", "DOWN", "C-n", "C-e" -> more(sys, forward(number < 0 ? 1 : number, lastTop), rest);
            case "k", "y", "UP", "C-p", "C-y" -> more(sys, at(top - (number < 0 ? 1 : number)), rest);
            case "g", "<", "HOME" -> more(sys, at(number < 0 ? 0 : rowOf(number - 1, size.columns())), rest);
            case "G", ">", "END" -> more(sys, number < 0 ? toEnd(true) : at(rowOf(number - 1, size.columns())), rest);
            case "/", "?", ":", "-" -> more(sys, typing(key), rest);
            case "n", "N" -> more(sys, search(pattern, key.equals("N") != backwards, size, 1), rest);
            case "F" -> more(sys, following(true), rest);
            case "=", "C-g" -> more(sys, saying(where(page)), rest);
            case "h", "H" -> more(sys, saying("q quit  space/b page  arrows line  g/G ends  /pattern n N search"), rest);
            default -> more(sys, this, rest);
        };
    }

    private Pager forward(int rows, int lastTop) {
        return ended ? at(Math.min(top + rows, Math.max(top, lastTop))) : at(top + rows);
    }

    private Step more(Sys sys, Pager next, Bytes rest) {
        return rest.isEmpty() ? next.show(sys) : Keys.next(sys, keys, rest, next::pressed);
    }

    private String where(int page) {
        return (name.isEmpty() ? "(standard input)" : name) + " lines " + (top + 1) + "-" + Math.min(lines.size(), top + page) + "/" + lines.size() + (ended ? " (END)" : "");
    }

    private int rowOf(int line, int columns) {
        int row = 0;
        for (int i = 0; i < Math.min(line, lines.size()); i++) {
            row += look.rows(lines.get(i), i + 1, columns).size();
        }
        return row;
    }

    private Step edited(Sys sys, String key, Bytes rest, Terminal.Size size) {
        if (typing.equals("-")) {
            Pager changed = key.equals("N") ? looking(look.withNumbers(!look.numbers())) : key.equals("S") ? looking(look.withChops(!look.chops()))
                    : saying("There is no " + key + " option (\"less --help\" for help)");
            return more(sys, changed, rest);
        }
        if (key.equals("ENTER")) {
            String text = typing.substring(1);
            if (typing.startsWith(":")) {
                return text.matches("q.*") ? quit(sys) : more(sys, text.equals("n") || text.equals("p") ? otherFile(sys, text.equals("n") ? 1 : -1) : saying(""), rest);
            }
            boolean back = typing.startsWith("?");
            return more(sys, searching(text.isEmpty() ? pattern : text, back).search(text.isEmpty() ? pattern : text, back, size, 0), rest);
        }
        if (key.equals("ESC") || key.equals("C-c") || (key.equals("BS") && typing.length() == 1)) {
            return more(sys, typing(""), rest);
        }
        String changed = key.equals("BS") ? typing.substring(0, typing.length() - 1) : key.codePointCount(0, key.length()) == 1 ? typing + key : typing;
        return typing.equals(":") && key.equals("q") ? quit(sys) : more(sys, typing(changed), rest);
    }

    private Pager searching(String changed, boolean back) {
        return new Pager(look, name, files, source, keys, lines, partial, ended, top, "", changed, back, "", toEnd, false, "", shown);
    }

    private Pager search(String text, boolean back, Terminal.Size size, int from) {
        Optional<Regex> regex = text.isEmpty() ? Optional.empty() : regex(text);
        if (regex.isEmpty()) {
            return saying(text.isEmpty() ? "No previous regular expression" : "Invalid pattern");
        }
        List<String> rows = rows(size.columns());
        for (int i = top + (back ? -1 : Math.max(from, top > 0 || from > 0 ? 1 : 0)); i >= 0 && i < rows.size(); i += back ? -1 : 1) {
            if (regex.get().isIn(rows.get(i))) {
                return at(i);
            }
        }
        return saying("Pattern not found  (press RETURN)");
    }

    private Pager otherFile(Sys sys, int step) {
        int index = files.indexOf(name) + step;
        if (index < 0 || index >= files.size()) {
            return saying(step > 0 ? "No next file" : "No previous file");
        }
        Outcome<Integer> opened = sys.open(files.get(index), Sys.OpenMode.READ);
        return opened.ok() ? Pager.of(look, files.get(index), files, opened.value(), keys, false) : saying(files.get(index) + ": " + opened.errno().text());
    }

    private Step quit(Sys sys) {
        Screen.cooked(sys, keys);
        Terminal.Size size = Screen.size(sys);
        return new Output().out(look.keepsScreen() ? Screen.at(size.rows(), 1) + "\u001b[K" : Screen.LEAVE).exit(sys, 0);
    }
}
