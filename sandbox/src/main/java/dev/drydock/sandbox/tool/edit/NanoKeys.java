package dev.drydock.sandbox.tool.edit;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.regex.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What keys do in {@code nano}; an empty answer leaves it. */
final class NanoKeys {
    private NanoKeys() {}

    static Optional<NanoState> press(Sys sys, NanoState state, String key, int page) {
        if (state.asking().equals("leave")) {
            return leave(state, key);
        }
        if (!state.asking().isEmpty()) {
            return answer(sys, state, key);
        }
        if (key.equals("C-x")) {
            return state.changed() ? Optional.of(state.asking("leave", "", true)) : Optional.empty();
        }
        return Optional.of(edit(state, key, page));
    }

    private static Optional<NanoState> leave(NanoState state, String key) {
        return switch (key) {
            case "y", "Y" -> Optional.of(state.asking("write", state.name(), true));
            case "n", "N" -> Optional.empty();
            case "C-c", "ESC" -> Optional.of(state.saying("Cancelled"));
            default -> Optional.of(state);
        };
    }

    private static NanoState edit(NanoState state, String key, int page) {
        Draft draft = state.draft();
        Draft.Place at = state.cursor();
        return switch (key) {
            case "UP", "C-p" -> state.at(draft.within(at.line() - 1, at.column(), true));
            case "DOWN", "C-n" -> state.at(draft.within(at.line() + 1, at.column(), true));
            case "LEFT", "C-b" -> state.at(at.column() > 0 || at.line() == 0 ? draft.within(at.line(), at.column() - 1, true) : new Draft.Place(at.line() - 1, draft.length(at.line() - 1)));
            case "RIGHT", "C-f" -> state.at(at.column() < draft.length(at.line()) || at.line() == draft.size() - 1
                    ? draft.within(at.line(), at.column() + 1, true) : new Draft.Place(at.line() + 1, 0));
            case "HOME", "C-a" -> state.at(new Draft.Place(at.line(), 0));
            case "END", "C-e" -> state.at(new Draft.Place(at.line(), draft.length(at.line())));
            case "PGUP", "C-y" -> state.at(draft.within(at.line() - page + 2, 0, true));
            case "PGDN", "C-v" -> state.at(draft.within(at.line() + page - 2, 0, true));
            case "M-\\" -> state.at(new Draft.Place(0, 0));
            case "M-/" -> state.at(new Draft.Place(draft.size() - 1, draft.length(draft.size() - 1)));
            case "ENTER" -> state.with(draft.insert(at, "\n"), new Draft.Place(at.line() + 1, 0));
            case "TAB" -> put(state, "\t");
            case "BS", "C-h" -> backspace(state);
            case "DEL", "C-d" -> delete(state);
            case "C-k" -> cut(state);
            case "C-u" -> paste(state);
            case "C-c" -> state.saying(place(state));
            case "C-o" -> state.asking("write", state.name(), false);
            case "C-r" -> state.asking("read", "", false);
            case "C-w" -> state.asking("search", "", false);
            case "C-\\" -> state.asking("replace", "", false);
            case "C-_" -> state.asking("goto", "", false);
            case "M-u" -> state.travel(true);
            case "M-e" -> state.travel(false);
            case "M-w" -> search(state, state.pattern());
            case "C-g" -> state.saying("^O writes, ^X leaves, ^K cuts, ^U pastes, ^W searches");
            default -> key.codePointCount(0, key.length()) == 1 ? put(state, key) : state.saying("Unbound key: " + key.replace("C-", "^").toUpperCase(Locale.ROOT));
        };
    }

    private static NanoState put(NanoState state, String text) {
        return state.with(state.draft().insert(state.cursor(), text), new Draft.Place(state.cursor().line(), state.cursor().column() + text.length()));
    }

    private static NanoState backspace(NanoState state) {
        Draft.Place at = state.cursor();
        if (at.line() == 0 && at.column() == 0) {
            return state.at(at);
        }
        Draft.Place before = at.column() > 0 ? state.draft().within(at.line(), at.column() - 1, true) : new Draft.Place(at.line() - 1, state.draft().length(at.line() - 1));
        return state.with(state.draft().delete(before, at), before);
    }

    private static NanoState delete(NanoState state) {
        Draft.Place at = state.cursor();
        boolean end = at.column() >= state.draft().length(at.line());
        if (end && at.line() == state.draft().size() - 1) {
            return state.at(at);
        }
        Draft.Place after = end ? new Draft.Place(at.line() + 1, 0) : state.draft().within(at.line(), at.column() + 1, true);
        return state.with(state.draft().delete(at, after), at);
    }

    private static NanoState cut(NanoState state) {
        int line = state.cursor().line();
        boolean last = line == state.draft().size() - 1;
        if (last && state.draft().length(line) == 0) {
            return state.saying("Nothing was cut");
        }
        String text = state.draft().line(line) + "\n";
        Draft less = last ? state.draft().withLine(line, "") : state.draft().deleteLines(line, line);
        return state.with(less, less.within(line, 0, true)).keeping(state.cutting() ? state.cut() + text : text);
    }

    private static NanoState paste(NanoState state) {
        if (state.cut().isEmpty()) {
            return state.saying("Cutbuffer is empty");
        }
        Draft.Place at = state.cursor();
        int lines = (int) state.cut().chars().filter(c -> c == '\n').count();
        return state.with(state.draft().insert(at, state.cut()), new Draft.Place(at.line() + lines, 0));
    }

    private static String place(NanoState state) {
        int line = state.cursor().line() + 1;
        int lines = state.draft().size();
        int column = state.cursor().column() + 1;
        int columns = state.draft().length(line - 1) + 1;
        long total = state.draft().text().length() - 1;
        long before = String.join("\n", state.draft().lines().subList(0, line - 1)).length() + (line > 1 ? 1 : 0) + column - 1L;
        return String.format(Locale.ROOT, "line %d/%d (%d%%), col %d/%d (%d%%), char %d/%d (%d%%)", line, lines, 100 * line / lines, column, columns,
                100 * column / columns, before, total, total == 0 ? 0 : 100 * before / total);
    }

    private static Optional<NanoState> answer(Sys sys, NanoState state, String key) {
        String typed = state.answer();
        switch (key) {
            case "C-c", "ESC" -> {
                return Optional.of(state.saying("Cancelled"));
            }
            case "BS", "C-h" -> {
                return Optional.of(state.asking(state.asking(), typed.isEmpty() ? "" : typed.substring(0, typed.length() - 1), state.leaving()));
            }
            case "ENTER" -> {
                return answered(sys, state, typed);
            }
            case "C-k", "C-u" -> {
                return Optional.of(state.asking(state.asking(), "", state.leaving()));
            }
            default -> {
                return Optional.of(key.codePointCount(0, key.length()) == 1 ? state.asking(state.asking(), typed + key, state.leaving()) : state);
            }
        }
    }

    private static Optional<NanoState> answered(Sys sys, NanoState state, String typed) {
        return switch (state.asking()) {
            case "write" -> write(sys, state, typed);
            case "search" -> Optional.of(search(state, typed.isEmpty() ? state.pattern() : typed));
            case "goto" -> Optional.of(typed.matches("\\d{1,7}(,\\d{1,5})?")
                    ? state.at(state.draft().within(Integer.parseInt(typed.split(",")[0]) - 1, typed.contains(",") ? Integer.parseInt(typed.split(",")[1]) - 1 : 0, true))
                    : state.saying("Invalid line or column number"));
            case "read" -> Optional.of(read(sys, state, typed));
            case "replace" -> Optional.of(typed.isEmpty() && state.pattern().isEmpty() ? state.saying("Cancelled")
                    : state.searching(typed.isEmpty() ? state.pattern() : typed).asking("with", "", false));
            default -> Optional.of(replaceAll(state, typed));
        };
    }

    private static Optional<NanoState> write(Sys sys, NanoState state, String file) {
        if (file.isEmpty()) {
            return Optional.of(state.saying("Cancelled"));
        }
        boolean ended = state.draft().length(state.draft().size() - 1) == 0;
        String text = state.draft().isEmpty() ? "" : ended ? state.draft().text().substring(0, state.draft().text().length() - 1) : state.draft().text();
        Outcome<Boolean> written = sys.files().write(file, Bytes.wrap(Text.encode(text)));
        if (!written.ok()) {
            return Optional.of(state.saying("Error writing " + file + ": " + written.errno().text()));
        }
        long lines = text.chars().filter(c -> c == '\n').count();
        return state.leaving() ? Optional.empty() : Optional.of(state.saved(file, "Wrote " + lines + (lines == 1 ? " line" : " lines")));
    }

    private static NanoState read(Sys sys, NanoState state, String file) {
        Outcome<Bytes> content = sys.files().read(file);
        if (!content.ok()) {
            return state.saying(file.isEmpty() ? "Cancelled" : "Error reading " + file + ": " + content.errno().text());
        }
        String text = Text.decode(content.value().toArray());
        long lines = text.chars().filter(c -> c == '\n').count();
        return state.with(state.draft().insert(state.cursor(), text), new Draft.Place(state.cursor().line() + (int) lines, 0)).saying("Inserted " + lines + " lines");
    }

    private static NanoState search(NanoState state, String pattern) {
        if (pattern.isEmpty()) {
            return state.saying("No current search pattern");
        }
        Regex regex = Regex.literally(List.of(pattern), new Regex.Options(true, false, Regex.Span.ANYTHING));
        NanoState searched = state.searching(pattern);
        Optional<Draft.Place> found = Motion.search(state.draft(), state.cursor(), regex, false);
        if (found.isEmpty()) {
            return searched.saying("\"" + pattern + "\" not found");
        }
        boolean wrapped = found.get().compareTo(state.cursor()) <= 0;
        NanoState there = searched.at(found.get());
        return found.get().equals(state.cursor()) ? there.saying("This is the only occurrence") : wrapped ? there.saying("Search Wrapped") : there;
    }

    private static NanoState replaceAll(NanoState state, String with) {
        int replaced = 0;
        List<String> lines = new ArrayList<>();
        for (String line : state.draft().lines()) {
            int found = line.split(java.util.regex.Pattern.quote(state.pattern()), -1).length - 1;
            replaced += found;
            lines.add(found == 0 ? line : line.replace(state.pattern(), with));
        }
        Draft changed = new Draft(List.copyOf(lines));
        return replaced == 0 ? state.saying("\"" + state.pattern() + "\" not found")
                : state.with(changed, changed.within(state.cursor().line(), state.cursor().column(), true)).saying("Replaced " + replaced + (replaced == 1 ? " occurrence" : " occurrences"));
    }
}
