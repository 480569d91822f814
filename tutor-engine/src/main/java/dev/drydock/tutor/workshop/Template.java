package dev.drydock.tutor.workshop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a new lesson or pack begins with: it can be proved as it is. */
public final class Template {
    private Template() {}

    /** The files of a lesson with this id, by their path below the folder they are to lie in. */
    public static Map<String, byte[]> lesson(String id) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(id + ".yaml", filled("/dev/drydock/template/lesson.yaml", id));
        for (String language : LessonFiles.LANGUAGES) {
            files.put(language + "/" + id + ".yaml", filled("/dev/drydock/content/" + language + "/template.yaml", id));
        }
        return files;
    }

    /** The files of a pack with one lesson. */
    public static Map<String, byte[]> pack(String name) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("pack.yaml", filled("/dev/drydock/template/pack.yaml", name));
        files.putAll(lesson(name + "-1"));
        return files;
    }

    /** The schemas that tell an editor which keys there are. */
    public static Map<String, byte[]> schemas() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : List.of("lesson", "text", "pack")) files.put(name + ".schema.json", filled("/dev/drydock/schema/" + name + ".schema.json", ""));
        return files;
    }

    private static byte[] filled(String resource, String id) {
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("missing from the class path: " + resource);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("@ID@", id).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
