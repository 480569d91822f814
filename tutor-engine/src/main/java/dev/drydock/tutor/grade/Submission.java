package dev.drydock.tutor.grade;

import dev.drydock.lessons.source.Sha256;
import dev.drydock.tutor.journal.Header;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One file that a student hands in: a name and journals, each under {@code == LESSON}, each line behind {@code | }, a check sum at the end.
 *
 * @param name as the teacher asked for it: a name or a number
 * @param intact whether the check sum is right: it shows accidents, not intent
 */
public record Submission(String name, Map<String, byte[]> journalByLesson, boolean intact) {
    private static final String TITLE = "drydock submission 1";
    private static final String END = "== end sha256 ";

    public Submission {
        journalByLesson = Collections.unmodifiableMap(new LinkedHashMap<>(journalByLesson));
    }

    /** The text of the file. */
    public String text() {
        StringBuilder text = new StringBuilder(TITLE).append("\nversion: ").append(Header.VERSION).append("\nname: ").append(oneLine(name)).append('\n');
        journalByLesson.forEach((lesson, journal) -> {
            text.append("== ").append(lesson).append('\n');
            for (String line : new String(journal, StandardCharsets.UTF_8).split("\n", -1)) text.append("| ").append(line).append('\n');
        });
        return text + END + Sha256.of(text.toString()) + "\n";
    }

    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}", " ").strip();
    }

    /**
     * Reads what was handed in: a submission, or a single journal, whose file's name then stands for the student.
     *
     * @return empty when it is neither
     */
    public static Optional<Submission> read(String file, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
        if (text.startsWith("drydock journal ")) return Optional.of(new Submission(file, Map.of("", bytes), true));
        if (!text.startsWith(TITLE + "\n")) return Optional.empty();
        Map<String, byte[]> journals = new LinkedHashMap<>();
        String name = file;
        String lesson = "";
        StringBuilder journal = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("name: ") && lesson.isEmpty()) name = oneLine(line.substring(6));
            if (line.startsWith("== ")) {
                if (!lesson.isEmpty()) journals.put(lesson, journal.substring(0, Math.max(0, journal.length() - 1)).getBytes(StandardCharsets.UTF_8));
                lesson = line.startsWith(END) ? "" : line.substring(3);
                journal.setLength(0);
            } else if (line.startsWith("|")) {
                journal.append(line.length() > 2 ? line.substring(2) : "").append('\n');
            }
        }
        // Cut off before its end: what is there counts as far as it can be read.
        if (!lesson.isEmpty()) journals.put(lesson, journal.toString().getBytes(StandardCharsets.UTF_8));
        int end = text.lastIndexOf(END);
        boolean intact = end > 0 && text.substring(end + END.length()).strip().equals(Sha256.of(text.substring(0, end)));
        return Optional.of(new Submission(name, journals, intact));
    }
}
