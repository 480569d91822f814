package dev.drydock.sandbox.docker.container.settings;

import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Lists of {@code name=value}, from flags and from files. */
final class Pairs {
    private Pairs() {}

    /** The variables of files and flags, the flags' last; a name without a value takes it from the client's own environment. */
    static List<String> environment(List<String> files, List<String> flags, Surroundings around) {
        List<String> all = new ArrayList<>();
        files.forEach(file -> all.addAll(fromFile(file, around, true)));
        for (String flag : flags) {
            Optional<String> own = flag.contains("=") ? Optional.empty() : around.variable(flag);
            all.add(own.map(value -> flag + "=" + value).orElse(flag));
        }
        return List.copyOf(all);
    }

    /** The labels of files and flags, the flags' last. */
    static List<String> labels(List<String> files, List<String> flags, Surroundings around) {
        List<String> all = new ArrayList<>();
        files.forEach(file -> all.addAll(fromFile(file, around, false)));
        all.addAll(flags);
        return List.copyOf(all);
    }

    private static List<String> fromFile(String path, Surroundings around, boolean lookUp) {
        List<String> pairs = new ArrayList<>();
        for (String raw : around.file(path).split("\n")) {
            String line = raw.replaceFirst("\r$", "").stripLeading();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            String name = equals < 0 ? line : line.substring(0, equals);
            if (name.isEmpty()) {
                throw new Unusable("invalid env file (" + path + "): no variable name on line '" + line + "'");
            }
            if (name.contains(" ") || name.contains("\t")) {
                throw new Unusable("invalid env file (" + path + "): variable '" + name + "' contains whitespaces");
            }
            if (equals >= 0) {
                pairs.add(line);
            } else if (lookUp) {
                around.variable(line).ifPresent(value -> pairs.add(line + "=" + value));
            }
        }
        return pairs;
    }

    /** As a mapping sorted by name; the last value of a name holds. */
    static Mapping tree(List<String> pairs) {
        TreeMap<String, String> sorted = new TreeMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            sorted.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        return Mapping.copyOf(sorted);
    }
}
