package dev.drydock.tutor.workshop;

import dev.drydock.lessons.course.LessonInLanguages;
import dev.drydock.lessons.course.Pack;
import dev.drydock.lessons.source.Problems;
import dev.drydock.tutor.edge.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A teacher's lesson on the disk: its file, and the texts that lie beside it as {@code zh/NAME.yaml} and {@code en/NAME.yaml}. */
public record LessonFiles(Path file, byte[] lesson, Map<String, byte[]> textByName) {
    /** The languages whose texts are looked for beside a lesson. */
    public static final List<String> LANGUAGES = List.of("zh", "en");

    /** Reads the bytes of a lesson's files. @throws IOException when one of them cannot be read */
    public static LessonFiles read(Disk disk, Path file) throws IOException {
        byte[] lesson = disk.read(file);
        Map<String, byte[]> texts = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            Path text = file.resolveSibling(language).resolve(file.getFileName());
            if (disk.isFile(text)) texts.put(text.toString(), disk.read(text));
        }
        return new LessonFiles(file, lesson, texts);
    }

    /** The lesson with its texts; empty when there are errors in {@code problems}. */
    public Optional<LessonInLanguages> lint(Problems problems) {
        return Pack.read(file.toString(), lesson, textByName, problems);
    }

    /** The lesson files of a folder, in their order: what ends in {@code .yaml} and is not the manifest of a pack. */
    public static List<Path> in(Disk disk, Path folder) throws IOException {
        return disk.list(folder).stream()
                .filter(name -> name.endsWith(".yaml") && !name.equals("pack.yaml"))
                .map(folder::resolve)
                .filter(disk::isFile)
                .toList();
    }
}
