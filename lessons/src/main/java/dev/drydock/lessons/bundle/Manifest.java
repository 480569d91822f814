package dev.drydock.lessons.bundle;

import dev.drydock.lessons.source.Form;
import dev.drydock.lessons.source.Node;
import dev.drydock.lessons.source.Problems;
import dev.drydock.lessons.source.YamlSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pack says of itself in its {@code pack.yaml}.
 *
 * @param name small letters, digits and hyphens
 * @param version numbers with points between them
 * @param titleByLanguage its title; under the empty language the one that serves for all
 * @param lessons the ids of its lessons, in their order
 */
public record Manifest(String name, String version, String licence, Map<String, String> titleByLanguage, List<String> lessons) {
    /** The manifest's name in a pack. */
    public static final String FILE = "pack.yaml";

    private static final String ID = "[a-z][a-z0-9-]{0,39}";
    private static final String VERSION = "[0-9]{1,6}(\\.[0-9]{1,6}){0,3}";

    public Manifest {
        titleByLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(titleByLanguage));
        lessons = List.copyOf(lessons);
    }

    /** Reads a manifest; with errors in {@code problems} it must not be used. */
    public static Optional<Manifest> read(String file, byte[] bytes, Problems problems) {
        return YamlSource.read(file, bytes, problems).map(node -> read(node, problems));
    }

    private static Manifest read(Node node, Problems problems) {
        Form form = Form.of(node, problems, "pack", "version", "licence", "title", "author", "lessons");
        String name = form.requiredText("pack");
        if (!name.isEmpty() && !name.matches(ID)) problems.error(form.placeOf("pack"), "lint.id", "here", name);
        String version = form.requiredText("version");
        if (!version.isEmpty() && !version.matches(VERSION)) problems.error(form.placeOf("version"), "lint.pack.version", "here", version);
        String licence = form.requiredText("licence");
        form.required("title");
        Map<String, String> titles = new LinkedHashMap<>();
        form.node("title").ifPresent(title -> {
            if (title instanceof Node.Text text) titles.put("", text.value());
            else titles.putAll(form.textByName("title"));
        });
        form.required("lessons");
        List<String> lessons = form.texts("lessons");
        for (String lesson : lessons) {
            if (!lesson.matches(ID)) problems.error(form.placeOf("lessons"), "lint.id", "here", lesson);
        }
        if (form.has("lessons") && lessons.isEmpty()) problems.error(form.placeOf("lessons"), "lint.pack.no-lessons");
        return new Manifest(name, version, licence, titles, lessons);
    }

    /** The title in a language, else in any, else the name. */
    public String title(String language) {
        if (titleByLanguage.containsKey(language)) return titleByLanguage.get(language);
        return titleByLanguage.values().stream().findFirst().orElse(name);
    }

    /** Less than, equal to or greater than 0 as this version is older, the same or newer. */
    public int comparedTo(Manifest other) {
        String[] ours = version.split("\\.");
        String[] theirs = other.version.split("\\.");
        for (int i = 0; i < Math.max(ours.length, theirs.length); i++) {
            int one = i < ours.length ? Integer.parseInt(ours[i]) : 0;
            int two = i < theirs.length ? Integer.parseInt(theirs[i]) : 0;
            if (one != two) return Integer.compare(one, two);
        }
        return 0;
    }
}
