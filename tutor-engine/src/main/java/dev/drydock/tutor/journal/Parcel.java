package dev.drydock.tutor.journal;

import dev.drydock.tutor.edge.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All progress of a learner as one file that any editor shows: settings and journals, each under {@code == NAME}, each line behind
 * {@code | }. What it puts in place never destroys what is there: a journal that is other than the one in the parcel is put aside.
 */
public final class Parcel {
    private static final String TITLE = "drydock progress ";
    private static final int FORMAT = 1;
    private static final String SETTINGS = "settings";

    private Parcel() {}

    /** What became of an import. */
    public sealed interface Unpacked {
        /** {@code lessons}: whose progress is there now; {@code kept}: whose was further already. */
        record Fine(List<String> lessons, List<String> kept) implements Unpacked {}

        /** A newer program wrote it. */
        record Newer(String version) implements Unpacked {}

        /** It is no parcel, or it is damaged from a line on. */
        record Damaged(int line) implements Unpacked {}
    }

    /** Everything in a data folder as one text. @throws IOException when the disk refuses to read */
    public static String pack(Disk disk, DataFolder folder) throws IOException {
        StringBuilder text = new StringBuilder(TITLE).append(FORMAT).append("\nversion: ").append(Header.VERSION).append("\n\n");
        if (disk.isFile(folder.settings())) part(text, SETTINGS, disk.read(folder.settings()));
        for (String name : disk.list(folder.lessons())) {
            Path file = folder.lessons().resolve(name);
            if (name.endsWith(".journal") && disk.isFile(file)) part(text, name, disk.read(file));
        }
        return text.append("== end\n").toString();
    }

    private static void part(StringBuilder text, String name, byte[] bytes) {
        text.append("== ").append(name).append('\n');
        String content = new String(bytes, StandardCharsets.UTF_8);
        for (String line : content.split("\n", -1)) text.append("| ").append(line).append('\n');
    }

    /** Puts a parcel's progress into a data folder. @throws IOException when the disk refuses */
    public static Unpacked unpack(String text, Disk disk, DataFolder folder) throws IOException {
        List<String> lines = List.of(text.replace("\r\n", "\n").split("\n", -1));
        if (!lines.get(0).startsWith(TITLE)) return new Unpacked.Damaged(1);
        Optional<String> newer = newer(lines);
        if (newer.isPresent()) return new Unpacked.Newer(newer.get());
        Map<String, String> contentByName = new LinkedHashMap<>();
        int damaged = read(lines, contentByName);
        if (damaged > 0) return new Unpacked.Damaged(damaged);
        for (Map.Entry<String, String> part : contentByName.entrySet()) {
            Optional<String> version = Journal.newer(part.getValue());
            if (!part.getKey().equals(SETTINGS) && version.isPresent()) return new Unpacked.Newer(version.get());
        }
        return put(contentByName, disk, folder);
    }

    private static Optional<String> newer(List<String> lines) {
        String format = lines.get(0).substring(TITLE.length()).strip();
        String version = lines.size() > 1 && lines.get(1).startsWith("version: ") ? lines.get(1).substring(9).strip() : format;
        return format.equals(String.valueOf(FORMAT)) ? Optional.empty() : Optional.of(version);
    }

    /** The number of the first line that does not belong; 0 when all do and the end is there. */
    private static int read(List<String> lines, Map<String, String> contentByName) {
        String name = "";
        StringBuilder content = new StringBuilder();
        for (int i = 3; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("== ")) {
                if (!name.isEmpty()) contentByName.put(name, content.substring(0, Math.max(0, content.length() - 1)));
                if (line.equals("== end")) return 0;
                name = line.substring(3);
                content.setLength(0);
                if (!name.equals(SETTINGS) && !name.matches("[a-z][a-z0-9-]*\\.journal")) return i + 1;
            } else if (!name.isEmpty() && line.startsWith("|")) {
                content.append(line.length() > 2 ? line.substring(2) : "").append('\n');
            } else {
                return i + 1;
            }
        }
        return lines.size();
    }

    private static Unpacked put(Map<String, String> contentByName, Disk disk, DataFolder folder) throws IOException {
        List<String> lessons = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (Map.Entry<String, String> part : contentByName.entrySet()) {
            byte[] content = part.getValue().getBytes(StandardCharsets.UTF_8);
            if (part.getKey().equals(SETTINGS)) {
                disk.write(folder.settings(), content);
                continue;
            }
            Path file = folder.lessons().resolve(part.getKey());
            String lesson = part.getKey().replace(".journal", "");
            String here = disk.isFile(file) ? new String(disk.read(file), StandardCharsets.UTF_8) : "";
            if (here.startsWith(part.getValue())) {
                kept.add(lesson);
                continue;
            }
            if (!here.isEmpty() && !part.getValue().startsWith(here)) Journal.setAside(disk, file);
            disk.write(file, content);
            lessons.add(lesson);
        }
        return new Unpacked.Fine(lessons, kept);
    }
}
