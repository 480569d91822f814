package dev.drydock.sandbox.kubectl.discovery;

import dev.drydock.sandbox.kubectl.client.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The form in which kinds are kept in a file: when they were asked, then a line each. */
final class KeptKinds {
    private static final int FIELDS = 9;

    private KeptKinds() {}

    static String write(Kinds kinds, long nowMicros) {
        StringBuilder out = new StringBuilder().append(nowMicros).append('\n');
        for (Kind kind : kinds.all()) {
            out.append(String.join("\t", kind.group(), kind.version(), kind.plural(), kind.singular(), kind.kind(), kind.namespaced() ? "1" : "0",
                    String.join(",", kind.shortNames()), String.join(",", kind.categories()), String.join(",", kind.verbs()))).append('\n');
        }
        return out.toString();
    }

    /** What a file holds, unless it is older than this or damaged. */
    static Optional<Kinds> read(String text, long oldestMicros) {
        String[] lines = text.split("\n");
        if (!lines[0].matches("\\d{1,18}") || Long.parseLong(lines[0]) < oldestMicros) {
            return Optional.empty();
        }
        List<Kind> kinds = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String[] fields = lines[i].split("\t", -1);
            if (fields.length != FIELDS) {
                return Optional.empty();
            }
            kinds.add(new Kind(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5].equals("1"), words(fields[6]), words(fields[7]), words(fields[8])));
        }
        return kinds.isEmpty() ? Optional.empty() : Optional.of(new Kinds(kinds));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }
}
