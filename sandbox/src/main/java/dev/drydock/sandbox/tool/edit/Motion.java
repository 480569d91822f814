package dev.drydock.sandbox.tool.edit;

import dev.drydock.sandbox.tool.regex.Letters;
import dev.drydock.sandbox.tool.regex.Match;
import dev.drydock.sandbox.tool.regex.Regex;
import java.util.Optional;

/** Where the commands of {@code vi} move to. */
final class Motion {
    private Motion() {}

    /** The kind of a character: blank, part of a word, other. */
    private static int kind(int c, boolean big) {
        return Character.isWhitespace(c) ? 0 : big || Letters.isWord(c) ? 1 : 2;
    }

    static Draft.Place nextWord(Draft draft, Draft.Place at, boolean big) {
        int line = at.line();
        int column = at.column();
        String text = draft.line(line);
        if (column < text.length()) {
            int kind = kind(text.charAt(column), big);
            while (column < text.length() && kind != 0 && kind(text.charAt(column), big) == kind) {
                column++;
            }
        }
        while (true) {
            while (column < text.length() && kind(text.charAt(column), big) == 0) {
                column++;
            }
            if (column < text.length() || line + 1 >= draft.size()) {
                return new Draft.Place(line, column);
            }
            text = draft.line(++line);
            column = 0;
            if (text.isEmpty()) {
                return new Draft.Place(line, 0);
            }
        }
    }

    static Draft.Place wordBefore(Draft draft, Draft.Place at, boolean big) {
        int line = at.line();
        int column = at.column() - 1;
        while (true) {
            String text = draft.line(line);
            while (column >= 0 && kind(text.charAt(column), big) == 0) {
                column--;
            }
            if (column >= 0) {
                int kind = kind(text.charAt(column), big);
                while (column > 0 && kind(text.charAt(column - 1), big) == kind) {
                    column--;
                }
                return new Draft.Place(line, column);
            }
            if (line == 0) {
                return new Draft.Place(0, 0);
            }
            column = draft.length(--line) - 1;
            if (column < 0) {
                return new Draft.Place(line, 0);
            }
        }
    }

    static Draft.Place wordEnd(Draft draft, Draft.Place at, boolean big) {
        int line = at.line();
        int column = at.column() + 1;
        while (true) {
            String text = draft.line(line);
            while (column < text.length() && kind(text.charAt(column), big) == 0) {
                column++;
            }
            if (column < text.length()) {
                int kind = kind(text.charAt(column), big);
                while (column + 1 < text.length() && kind(text.charAt(column + 1), big) == kind) {
                    column++;
                }
                return new Draft.Place(line, column);
            }
            if (line + 1 >= draft.size()) {
                return new Draft.Place(line, Math.max(0, text.length() - 1));
            }
            line++;
            column = 0;
        }
    }

    static int firstNonBlank(String line) {
        int column = 0;
        while (column < line.length() && Character.isWhitespace(line.charAt(column))) {
            column++;
        }
        return column;
    }

    /** {@code f t F T}: -1 if the character is not there. */
    static int find(String line, int column, char kind, String wanted) {
        if (kind == 'f' || kind == 't') {
            int found = line.indexOf(wanted, column + 1);
            return found < 0 ? -1 : kind == 'f' ? found : found - 1;
        }
        int found = column == 0 ? -1 : line.lastIndexOf(wanted, column - 1);
        return found < 0 ? -1 : kind == 'F' ? found : found + 1;
    }

    /** {@code %}: the partner of the first bracket at or behind the cursor. */
    static Optional<Draft.Place> partner(Draft draft, Draft.Place at) {
        String brackets = "([{)]}";
        String text = draft.line(at.line());
        int column = at.column();
        while (column < text.length() && brackets.indexOf(text.charAt(column)) < 0) {
            column++;
        }
        if (column >= text.length()) {
            return Optional.empty();
        }
        int index = brackets.indexOf(text.charAt(column));
        char own = text.charAt(column);
        char other = brackets.charAt((index + 3) % 6);
        int step = index < 3 ? 1 : -1;
        int depth = 0;
        for (int line = at.line(), c = column; line >= 0 && line < draft.size(); ) {
            String here = draft.line(line);
            for (; c >= 0 && c < here.length(); c += step) {
                depth += here.charAt(c) == own ? 1 : here.charAt(c) == other ? -1 : 0;
                if (depth == 0) {
                    return Optional.of(new Draft.Place(line, c));
                }
            }
            line += step;
            c = step > 0 || line < 0 ? 0 : draft.length(line) - 1;
        }
        return Optional.empty();
    }

    /** The next place where a pattern is found, round the end of the text. */
    static Optional<Draft.Place> search(Draft draft, Draft.Place at, Regex regex, boolean back) {
        for (int i = 0; i <= draft.size(); i++) {
            int line = Math.floorMod(at.line() + (back ? -i : i), draft.size());
            String text = draft.line(line);
            int best = -1;
            int from = !back && i == 0 ? at.column() + 1 : 0;
            int limit = back && i == 0 ? at.column() : Integer.MAX_VALUE;
            while (from <= text.length()) {
                Optional<Match> match = regex.findWhole(text, from);
                if (match.isEmpty() || match.get().start() >= limit) {
                    break;
                }
                best = match.get().start();
                if (!back) {
                    break;
                }
                from = best + 1;
            }
            if (best >= 0) {
                return Optional.of(new Draft.Place(line, best));
            }
        }
        return Optional.empty();
    }
}
