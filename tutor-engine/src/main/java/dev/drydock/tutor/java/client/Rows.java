package dev.drydock.tutor.java.client;

import java.util.ArrayList;
import java.util.List;

/** A table as text: rows end with a newline, fields are parted by tabulators; both are escaped within a field. */
public final class Rows {
    /** The first field of an answer that is a refusal; the second says why. */
    public static final String REFUSED = "!";

    private Rows() {}

    public static String write(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i > 0) text.append('\t');
                text.append(row.get(i).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"));
            }
            text.append('\n');
        }
        return text.toString();
    }

    public static List<List<String>> read(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                field.append(next == 't' ? '\t' : next == 'n' ? '\n' : next);
            } else if (c == '\t' || c == '\n') {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else {
                field.append(c);
            }
        }
        return rows;
    }
}
