package dev.drydock.sandbox.cluster.kubelet;

import java.util.Map;

/** {@code $(NAME)} in commands and variables: replaced if known, left as it is if not; {@code $$} is a dollar sign ({@code expansion.Expand}). */
final class Expansion {
    private Expansion() {}

    static String of(String text, Map<String, String> values) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '$' || i + 1 == text.length()) {
                out.append(c);
                i++;
            } else if (text.charAt(i + 1) == '$') {
                out.append('$');
                i += 2;
            } else if (text.charAt(i + 1) == '(' && text.indexOf(')', i) > 0) {
                int end = text.indexOf(')', i);
                String name = text.substring(i + 2, end);
                out.append(values.containsKey(name) ? values.get(name) : text.substring(i, end + 1));
                i = end + 1;
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }
}
