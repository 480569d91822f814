package dev.drydock.sandbox.kubectl.client;

import java.util.ArrayList;
import java.util.List;

/** A value that is a list with commas, parts in double quotes kept whole, as pflag reads slices. */
public final class CommaSeparated {
    private CommaSeparated() {}

    public static List<String> read(String value) {
        List<String> parts = new ArrayList<>();
        if (value.isEmpty()) {
            return List.of();
        }
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' && (quoted || part.length() == 0)) {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return List.copyOf(parts);
    }
}
