package dev.drydock.sandbox.tool.compare;

import dev.drydock.sandbox.tool.print.Width;

/** Two columns with a sign between them, as {@code diff -y} prints them. */
record SideBySide(Texts texts, int width, boolean onlyChanges, boolean leftOnly, boolean expandTabs) {
    private static final int TAB = 8;

    String text() {
        int tab = expandTabs ? 1 : TAB;
        int offset = (width + tab + 3) / (2 * tab) * tab;
        int half = Math.max(0, Math.min(offset - 3, width - offset));
        int second = half > 0 ? offset : width;
        StringBuilder out = new StringBuilder();
        int i = 0;
        int j = 0;
        for (Comparison.Change change : texts.changes()) {
            for (; i < change.first(); i++, j++) {
                common(out, i, j, half, second);
            }
            int both = Math.min(change.deleted(), change.inserted());
            for (int k = 0; k < both; k++) {
                line(out, texts.first().get(i), sign(i, j), texts.second().get(j), half, second, firstEnds(i) || secondEnds(j));
                i++;
                j++;
            }
            for (; j < change.second() + change.inserted(); j++) {
                line(out, "", '>', texts.second().get(j), half, second, secondEnds(j));
            }
            for (; i < change.first() + change.deleted(); i++) {
                line(out, texts.first().get(i), '<', "", half, second, firstEnds(i));
            }
        }
        for (; i < texts.first().size() && j < texts.second().size(); i++, j++) {
            common(out, i, j, half, second);
        }
        return out.toString();
    }

    /** A slash leans to the side of the line that has no end. */
    private char sign(int i, int j) {
        return firstEnds(i) == secondEnds(j) ? '|' : firstEnds(i) ? '/' : '\\';
    }

    private boolean firstEnds(int i) {
        return i < texts.first().size() - 1 || texts.firstEnds();
    }

    private boolean secondEnds(int j) {
        return j < texts.second().size() - 1 || texts.secondEnds();
    }

    private void common(StringBuilder out, int i, int j, int half, int second) {
        if (!onlyChanges) {
            line(out, texts.first().get(i), leftOnly ? '(' : ' ', leftOnly ? "" : texts.second().get(j), half, second, firstEnds(i) || secondEnds(j));
        }
    }

    private void line(StringBuilder out, String left, char sign, String right, int half, int second, boolean ends) {
        int column = half(out, left, 0, half);
        if (sign != ' ') {
            column = move(out, column, (half + second - 1) / 2) + 1;
            out.append(sign);
        }
        if (!right.isEmpty()) {
            move(out, column, second);
            half(out, right, second, half);
        }
        out.append(ends ? "\n" : "");
    }

    /** Writes as much of a line as fits; the column after it. */
    private int half(StringBuilder out, String line, int from, int most) {
        int at = 0;
        for (int i = 0; i < line.length(); ) {
            int point = line.codePointAt(i);
            i += Character.charCount(point);
            int wide = point == '\t' ? TAB - at % TAB : Width.of(new String(Character.toChars(point)));
            if (at + wide > most) {
                break;
            }
            if (point == '\t') {
                move(out, from + at, from + at + wide);
            } else {
                out.appendCodePoint(point);
            }
            at += wide;
        }
        return from + at;
    }

    private int move(StringBuilder out, int from, int to) {
        int at = from;
        if (!expandTabs) {
            for (int next = at + TAB - at % TAB; at < to && next <= to; next += TAB) {
                out.append('\t');
                at = next;
            }
        }
        out.append(" ".repeat(Math.max(0, to - at)));
        return to;
    }
}
