package dev.drydock.tutor.journal;

import dev.drydock.tutor.edge.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the learner chose once for all sessions: {@code name = value} lines in the data folder. */
public record Settings(Map<String, String> valueByName) {

    /** The settings of a file; none when it is not there or cannot be read. */
    public static Settings read(Disk disk, Path file) {
        Map<String, String> valueByName = new TreeMap<>();
        try {
            if (!disk.isFile(file)) return new Settings(valueByName);
            for (String line : new String(disk.read(file), StandardCharsets.UTF_8).split("\n")) {
                int equals = line.indexOf('=');
                if (equals > 0) valueByName.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            }
        } catch (IOException unreadable) {
            // The same as a first start: the learner is asked again.
        }
        return new Settings(valueByName);
    }

    public String value(String name, String otherwise) {
        return valueByName.getOrDefault(name, otherwise);
    }

    public Settings with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(valueByName);
        changed.put(name, value);
        return new Settings(changed);
    }

    public void write(Disk disk, Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        valueByName.forEach((name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        disk.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
