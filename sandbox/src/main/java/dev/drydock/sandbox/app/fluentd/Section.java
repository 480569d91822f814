package dev.drydock.sandbox.app.fluentd;

import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a configuration between {@code <name argument>} and {@code </name>}.
 *
 * @param settings in the order of the file
 */
record Section(String name, String argument, Map<String, String> settings, List<Section> parts) {
    private static final Pattern VARIABLE = Pattern.compile("#\\{ENV\\['([^']+)'\\](?: *\\|\\| *['\"]?([^'\"}]*)['\"]?)?\\}");

    Section {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        parts = List.copyOf(parts);
    }

    String get(String setting, String usual) {
        return settings.getOrDefault(setting, usual);
    }

    String type() {
        return get("@type", "");
    }

    List<Section> all(String wanted) {
        return parts.stream().filter(part -> part.name().equals(wanted)).toList();
    }

    Optional<Section> one(String wanted) {
        return all(wanted).stream().findFirst();
    }

    /** A configuration; empty if its sections do not close as they open. */
    static Optional<Section> read(Sys sys, String text) {
        List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        Reader reader = new Reader(sys, lines);
        Section root = reader.section("ROOT", "");
        return reader.sound && reader.at == lines.size() ? Optional.of(root) : Optional.empty();
    }

    private static final class Reader {
        private final Sys sys;
        private final List<String> lines;
        private int at;
        private boolean sound = true;

        Reader(Sys sys, List<String> lines) {
            this.sys = sys;
            this.lines = lines;
        }

        Section section(String name, String argument) {
            Map<String, String> settings = new LinkedHashMap<>();
            List<Section> parts = new ArrayList<>();
            while (at < lines.size()) {
                String line = lines.get(at++);
                if (line.startsWith("</")) {
                    sound &= line.equals("</" + name + ">");
                    return new Section(name, argument, settings, parts);
                }
                if (line.startsWith("<") && line.endsWith(">")) {
                    String[] words = line.substring(1, line.length() - 1).split(" +", 2);
                    parts.add(section(words[0], words.length > 1 ? words[1] : ""));
                } else {
                    String[] words = line.split("\\s+", 2);
                    settings.put(words[0], words.length > 1 ? value(words[1]) : "");
                }
            }
            sound &= name.equals("ROOT");
            return new Section(name, argument, settings, parts);
        }

        private String value(String written) {
            if (written.length() < 2 || !written.startsWith("\"") || !written.endsWith("\"")) {
                return written;
            }
            Matcher matcher = VARIABLE.matcher(written.substring(1, written.length() - 1));
            return matcher.replaceAll(found -> Matcher.quoteReplacement(sys.variable(found.group(1)).orElse(found.group(2) == null ? "" : found.group(2))));
        }
    }

    /** As Fluentd prints a configuration that it uses. */
    String printed(String margin) {
        StringBuilder out = new StringBuilder();
        out.append(margin).append('<').append(name).append(argument.isEmpty() ? "" : " " + argument).append(">\n");
        settings.forEach((key, value) -> out.append(margin).append("  ").append(key).append(' ')
                .append(key.equals("@type") || key.equals("@id") || value.matches("\\d+|true|false|\\[.*") ? value : "\"" + value + "\"").append('\n'));
        parts.forEach(part -> out.append(part.printed(margin + "  ")));
        return out.append(margin).append("</").append(name).append(">\n").toString();
    }

    /** Whether a tag fits a pattern: {@code **} any number of parts, {@code *} one. */
    static boolean fits(String patterns, String tag) {
        for (String pattern : patterns.split("\\s+")) {
            if (pattern.equals("**") || pattern.equals(tag) || pattern.endsWith(".**") && (tag + ".").startsWith(pattern.substring(0, pattern.length() - 2))
                    || pattern.endsWith(".*") && tag.startsWith(pattern.substring(0, pattern.length() - 1)) && tag.indexOf('.', pattern.length() - 1) < 0
                    || pattern.equals("*") && tag.indexOf('.') < 0) {
                return true;
            }
        }
        return false;
    }
}
