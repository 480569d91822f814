package dev.drydock.sandbox.app.postgres;

import java.util.ArrayList;
import java.util.List;

/**
 * Text cut into statements, as psql does: at semicolons outside of quotes, comments and brackets.
 *
 * @param whole statements with their semicolon
 * @param rest what is not ended yet
 * @param mark what the prompt shows about it: {@code -}, {@code '}, {@code "}, {@code (} or {@code *}
 */
public record Pieces(List<String> whole, String rest, char mark) {
    public static Pieces of(String text) {
        List<String> whole = new ArrayList<>();
        int from = 0;
        int depth = 0;
        char quote = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (quote == '*') {
                if (text.startsWith("*/", i)) {
                    quote = 0;
                    i++;
                }
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (text.startsWith("--", i)) {
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end;
                continue;
            } else if (text.startsWith("/*", i)) {
                quote = '*';
                i++;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (c == ';' && depth == 0) {
                whole.add(text.substring(from, i + 1).strip());
                from = i + 1;
            }
            i++;
        }
        return new Pieces(List.copyOf(whole), text.substring(from), quote != 0 ? quote : depth > 0 ? '(' : '-');
    }
}
