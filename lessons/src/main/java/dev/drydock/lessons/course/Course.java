package dev.drydock.lessons.course;

import dev.drydock.lessons.glossary.Glossary;
import dev.drydock.lessons.misconception.Misconceptions;
import dev.drydock.lessons.source.Node;
import dev.drydock.lessons.source.NodesReadAhead;
import dev.drydock.lessons.source.Place;
import dev.drydock.lessons.source.Problem;
import dev.drydock.lessons.source.Problems;
import dev.drydock.lessons.source.YamlSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The lessons that come with the program, on the class path.
 *
 * <p>{@code /dev/drydock/course/lessons.txt} names chapters and lessons in their order; each lesson is read when it is asked for, so that a start
 * reads no lesson that nobody sees. The languages are those whose content module is there.
 */
public final class Course {
    private static final String LESSONS = "/dev/drydock/course/";
    private static final String CONTENT = "/dev/drydock/content/";

    private static final String CHAPTER = "chapter ";
    /** What the name of a file that was read ahead ends in, behind the file's own. */
    private static final String READ_AHEAD = ".nodes";

    private final List<Chapter> chapters;
    private final List<String> languages;

    private Course(List<Chapter> chapters, List<String> languages) {
        this.chapters = List.copyOf(chapters);
        this.languages = List.copyOf(languages);
    }

    /**
     * A part of the course.
     *
     * @param name the end of the key of its title, {@code chapter.NAME}
     */
    public record Chapter(String name, List<String> lessonIds) {
        public Chapter {
            lessonIds = List.copyOf(lessonIds);
        }
    }

    /** The course of the program, in Chinese and English as far as their modules are on the class path. */
    public static Course ofTheProgram() {
        String index = resource(LESSONS + "lessons.txt")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("the course is not on the class path"));
        List<String> languages = List.of("zh", "en").stream()
                .filter(language -> Course.class.getResource(CONTENT + language + "/lessons.properties") != null)
                .toList();
        return new Course(chapters(index), languages);
    }

    private static List<Chapter> chapters(String index) {
        List<Chapter> chapters = new ArrayList<>();
        for (String line : index.split("\n")) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) continue;
            if (text.startsWith(CHAPTER)) {
                chapters.add(new Chapter(text.substring(CHAPTER.length()).strip(), List.of()));
                continue;
            }
            if (chapters.isEmpty()) throw new IllegalStateException("lessons.txt has a lesson before the first chapter");
            Chapter last = chapters.remove(chapters.size() - 1);
            List<String> ids = new ArrayList<>(last.lessonIds());
            ids.add(text);
            chapters.add(new Chapter(last.name(), ids));
        }
        return chapters;
    }

    /** The course's parts, in their order. */
    public List<Chapter> chapters() {
        return chapters;
    }

    /** A lesson's place in the course, {@code 1.5} for the fifth lesson of the first chapter. */
    public String number(String id) {
        for (int i = 0; i < chapters.size(); i++) {
            int at = chapters.get(i).lessonIds().indexOf(id);
            if (at >= 0) return (i + 1) + "." + (at + 1);
        }
        throw new IllegalArgumentException(id);
    }

    /** The lessons' ids, in their order. */
    public List<String> lessonIds() {
        List<String> ids = new ArrayList<>();
        for (Chapter chapter : chapters) ids.addAll(chapter.lessonIds());
        return ids;
    }

    /** The codes of the languages of the content modules that are there. */
    public List<String> languages() {
        return languages;
    }

    /**
     * Reads a lesson with its texts in every language.
     *
     * @return empty when the course has no such lesson
     * @throws IllegalStateException when the lesson has errors, which the build's proofs rule out
     */
    public Optional<LessonInLanguages> lesson(String id) {
        return lesson(id, languages);
    }

    /** Reads a lesson with its text in one language only: a learner's start reads no other. */
    public Optional<LessonInLanguages> lesson(String id, String language) {
        return lesson(id, List.of(language));
    }

    private Optional<LessonInLanguages> lesson(String id, List<String> inLanguages) {
        if (!lessonIds().contains(id)) return Optional.empty();
        Problems problems = new Problems();
        Optional<LessonInLanguages> lesson = read(id, inLanguages, problems);
        if (lesson.isEmpty()) {
            List<String> places = problems.inOrder().stream().map(Problem::toString).toList();
            throw new IllegalStateException("the lesson " + id + " has errors: " + places);
        }
        return lesson;
    }

    /**
     * Tells the lesson's file apart from any other edition of it; its prose does not count.
     *
     * @throws IllegalArgumentException when the course has no such lesson
     */
    public String digest(String id) {
        if (!lessonIds().contains(id)) throw new IllegalArgumentException(id);
        CRC32 crc = new CRC32();
        crc.update(resource(lessonPath(id)).orElseThrow());
        return "crc32:" + Long.toHexString(crc.getValue());
    }

    /** Reads a lesson and tells what is wrong with it. */
    public Optional<LessonInLanguages> read(String id, Problems problems) {
        return read(id, languages, problems);
    }

    /** The words of the course in all its languages; read anew at each call. */
    public Glossary glossary(Problems problems) {
        Map<String, byte[]> texts = new LinkedHashMap<>();
        for (String language : languages) resource(CONTENT + language + "/glossary.yaml").ifPresent(bytes -> texts.put(language, bytes));
        return Glossary.read(resource(LESSONS + "glossary.yaml").orElse(new byte[0]), texts, lessonIds(), problems);
    }

    /** What learners often believe, in all languages of the course; read anew at each call. */
    public Misconceptions misconceptions(Problems problems) {
        Map<String, byte[]> texts = new LinkedHashMap<>();
        for (String language : languages) resource(CONTENT + language + "/misconceptions.yaml").ifPresent(bytes -> texts.put(language, bytes));
        return Misconceptions.read(resource(LESSONS + "misconceptions.yaml").orElse(new byte[0]), texts, problems);
    }

    private static Optional<LessonInLanguages> read(String id, List<String> inLanguages, Problems problems) {
        List<Node> texts = new ArrayList<>();
        for (String language : inLanguages) {
            String path = textPath(language, id);
            if (Course.class.getResource(path) != null) nodes(path, textName(language, id), problems).ifPresent(texts::add);
            else problems.error(new Place(id + ".yaml", 1, 1), "lint.no-text-in", "lesson", id, "language", language);
        }
        return Pack.read(nodes(lessonPath(id), id + ".yaml", problems), texts, problems);
    }

    /** What stands in a YAML file of the course, by the name that messages show: read ahead, else from the file itself. */
    private static Optional<Node> nodes(String path, String name, Problems problems) {
        byte[] yaml = resource(path).orElseThrow(() -> new IllegalStateException("not on the class path: " + path));
        return resource(path + READ_AHEAD)
                .flatMap(ahead -> NodesReadAhead.read(name, ahead, yaml))
                .or(() -> YamlSource.read(name, yaml, problems));
    }

    /**
     * The lessons and their texts in the form in which a start reads them fastest: what belongs on the class path, by its path there
     * without the first slash. A course that was not prepared so only starts more slowly.
     */
    public Map<String, byte[]> readAhead() {
        Map<String, byte[]> bytesByPath = new LinkedHashMap<>();
        for (String id : lessonIds()) {
            readAhead(lessonPath(id), id + ".yaml", bytesByPath);
            for (String language : languages) readAhead(textPath(language, id), textName(language, id), bytesByPath);
        }
        return bytesByPath;
    }

    private static void readAhead(String path, String name, Map<String, byte[]> bytesByPath) {
        Problems problems = new Problems();
        byte[] yaml = resource(path).orElse(new byte[0]);
        Optional<Node> node = YamlSource.read(name, yaml, problems);
        // What is to be complained of is read, and complained of, each time.
        if (problems.inOrder().isEmpty() && node.isPresent()) bytesByPath.put(path.substring(1) + READ_AHEAD, NodesReadAhead.write(node.get(), yaml));
    }

    private static String lessonPath(String id) {
        return LESSONS + id + ".yaml";
    }

    private static String textPath(String language, String id) {
        return CONTENT + language + "/lessons/" + id + ".yaml";
    }

    private static String textName(String language, String id) {
        return language + "/" + id + ".yaml";
    }

    private static Optional<byte[]> resource(String path) {
        try (InputStream in = Course.class.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
