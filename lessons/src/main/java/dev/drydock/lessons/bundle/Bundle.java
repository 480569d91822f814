package dev.drydock.lessons.bundle;

import dev.drydock.lessons.course.LessonInLanguages;
import dev.drydock.lessons.course.Pack;
import dev.drydock.lessons.source.Place;
import dev.drydock.lessons.source.Problems;
import dev.drydock.lessons.source.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A pack of lessons: its manifest and its files, each of a kind that a pack may hold.
 *
 * @param name how messages call it
 */
public record Bundle(String name, Manifest manifest, Map<String, byte[]> bytesByPath) {
    /** Texts and lessons, and what a person reads beside them; nothing that runs. */
    private static final String ALLOWED = "pack\\.yaml|checksums\\.txt|LICENSE|README(\\.[a-z]{2})?\\.md|([a-z]{2,3}/)?[a-z][a-z0-9-]{0,39}\\.yaml";
    private static final int YEAR_OF_ZIP = 1980;

    public Bundle {
        bytesByPath = Collections.unmodifiableMap(new LinkedHashMap<>(bytesByPath));
    }

    /** Reads a pack from a zip, whose check sums must be there and be right. */
    public static Optional<Bundle> ofZip(String name, byte[] zip, Problems problems) {
        Optional<Map<String, byte[]>> files = ZipReader.read(name, zip, problems);
        if (files.isEmpty()) return Optional.empty();
        compareSums(name, files.get(), problems);
        return problems.hasErrors() ? Optional.empty() : of(name, files.get(), problems);
    }

    private static void compareSums(String name, Map<String, byte[]> files, Problems problems) {
        Map<String, String> sums = CheckSums.read(files.getOrDefault(CheckSums.FILE, new byte[0]));
        files.forEach((path, bytes) -> {
            boolean right = path.equals(CheckSums.FILE) || Sha256.of(bytes).equals(sums.get(path));
            if (!right) problems.error(new Place(name + "!" + path, 1, 1), sums.containsKey(path) ? "lint.pack.other-sum" : "lint.pack.no-sum", "file", path);
        });
        for (String path : sums.keySet()) {
            if (!files.containsKey(path)) problems.error(new Place(name, 1, 1), "lint.pack.lost-file", "file", path);
        }
    }

    /** Reads a pack from its files, as they lie in a folder. */
    public static Optional<Bundle> of(String name, Map<String, byte[]> files, Problems problems) {
        for (String path : files.keySet()) {
            if (!path.matches(ALLOWED)) problems.error(new Place(name + "!" + path, 1, 1), "lint.pack.surplus-file", "file", path);
        }
        if (!files.containsKey(Manifest.FILE)) {
            problems.error(new Place(name, 1, 1), "lint.pack.no-manifest");
            return Optional.empty();
        }
        Optional<Manifest> manifest = Manifest.read(name + "!" + Manifest.FILE, files.get(Manifest.FILE), problems);
        manifest.ifPresent(each -> compareLessons(name, each, files, problems));
        if (problems.hasErrors()) return Optional.empty();
        Bundle bundle = new Bundle(name, manifest.orElseThrow(), files);
        for (String lesson : bundle.manifest.lessons()) bundle.lesson(lesson, problems);
        return problems.hasErrors() ? Optional.empty() : Optional.of(bundle);
    }

    private static void compareLessons(String name, Manifest manifest, Map<String, byte[]> files, Problems problems) {
        for (String lesson : manifest.lessons()) {
            if (!files.containsKey(lesson + ".yaml")) problems.error(new Place(name + "!" + Manifest.FILE, 1, 1), "lint.pack.no-lesson", "lesson", lesson);
        }
        for (String path : files.keySet()) {
            boolean lesson = path.endsWith(".yaml") && !path.contains("/") && !path.equals(Manifest.FILE);
            if (lesson && !manifest.lessons().contains(path.replace(".yaml", ""))) problems.error(new Place(name + "!" + path, 1, 1), "lint.pack.unnamed-lesson", "file", path);
        }
    }

    /** A lesson with its texts; empty when there are errors in {@code problems}. */
    public Optional<LessonInLanguages> lesson(String id, Problems problems) {
        Map<String, byte[]> texts = new TreeMap<>();
        bytesByPath.forEach((path, bytes) -> {
            if (path.endsWith("/" + id + ".yaml")) texts.put(name + "!" + path, bytes);
        });
        Problems own = new Problems();
        Optional<LessonInLanguages> lesson = Pack.read(name + "!" + id + ".yaml", bytesByPath.get(id + ".yaml"), texts, own);
        lesson.map(LessonInLanguages::lesson).filter(each -> !each.id().equals(id))
                .ifPresent(each -> own.error(each.place(), "lint.pack.other-id", "here", each.id(), "lesson", id));
        problems.addAll(own.inOrder());
        return own.hasErrors() ? Optional.empty() : lesson;
    }

    /** Tells a lesson's file apart from any other edition of it; its prose does not count. */
    public String digest(String id) {
        return "sha256:" + Sha256.of(bytesByPath.get(id + ".yaml"));
    }

    /** The pack as a zip with its check sums: the same bytes each time. */
    public byte[] zip() {
        Map<String, byte[]> files = new TreeMap<>(bytesByPath);
        files.remove(CheckSums.FILE);
        files.put(CheckSums.FILE, CheckSums.list(files));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(LocalDateTime.of(YEAR_OF_ZIP, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }
}
