package dev.drydock.lessons.misconception;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.drydock.lessons.source.Form;
import dev.drydock.lessons.source.Problems;
import dev.drydock.lessons.source.YamlSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What learners often believe, by name, with what is so instead in every language. */
public final class Misconceptions {
    private final Map<String, Shows> showsByName;
    private final Map<String, Map<String, String>> sentenceByNameByLanguage;

    private Misconceptions(Map<String, Shows> showsByName, Map<String, Map<String, String>> sentenceByNameByLanguage) {
        this.showsByName = showsByName;
        this.sentenceByNameByLanguage = sentenceByNameByLanguage;
    }

    /** How a line at the prompt shows a misconception: the line looks like this, and what it printed like that. */
    private record Shows(Optional<Pattern> line, Optional<Pattern> says) {
        boolean in(String typed, String output) {
            boolean any = line.isPresent() || says.isPresent();
            return any && line.map(pattern -> pattern.matcher(typed).find()).orElse(true) && says.map(pattern -> pattern.matcher(output).find()).orElse(true);
        }
    }

    /** The first misconception that a line and its output show. */
    public Optional<String> shownBy(String line, String output) {
        return showsByName.entrySet().stream().filter(each -> each.getValue().in(line, output)).map(Map.Entry::getKey).findFirst();
    }

    public boolean has(String name) {
        return showsByName.containsKey(name);
    }

    /** What is so instead: Markdown. */
    public Optional<String> sentence(String name, String language) {
        return Optional.ofNullable(sentenceByNameByLanguage.getOrDefault(language, Map.of()).get(name));
    }

    /**
     * Reads the list and tells what is wrong with it: a name without a sentence in some language or only there, a pattern that is none.
     *
     * @param bytes names with the patterns {@code line} and {@code says}, both optional
     * @param textBytesByLanguage sentences by name
     */
    public static Misconceptions read(byte[] bytes, Map<String, byte[]> textBytesByLanguage, Problems problems) {
        Map<String, Shows> showsByName = new LinkedHashMap<>();
        Map<String, Map<String, String>> sentences = new LinkedHashMap<>();
        textBytesByLanguage.forEach((language, text) -> YamlSource.read(language + "/misconceptions.yaml", text, problems)
                .map(node -> Form.of(node, problems, "language", "entries"))
                .ifPresent(form -> sentences.put(language, form.textByName("entries"))));
        YamlSource.read("misconceptions.yaml", bytes, problems).map(node -> Form.open(node, problems)).ifPresent(form -> {
            for (String name : form.keys()) {
                Form patterns = Form.of(form.node(name).orElseThrow(), problems, "line", "says");
                showsByName.put(name, new Shows(pattern(patterns, "line"), pattern(patterns, "says")));
                sentences.forEach((language, byName) -> {
                    if (!byName.containsKey(name)) problems.error(form.placeOf(name), "lint.misconception.no-text", "name", name, "language", language);
                });
            }
            sentences.forEach((language, byName) -> byName.keySet().stream().filter(name -> !showsByName.containsKey(name))
                    .forEach(name -> problems.error(form.place(), "lint.misconception.unknown", "name", name, "language", language)));
        });
        return new Misconceptions(showsByName, sentences);
    }

    private static Optional<Pattern> pattern(Form form, String key) {
        return form.text(key).flatMap(text -> {
            try {
                return Optional.of(Pattern.compile(text, Pattern.MULTILINE));
            } catch (PatternSyntaxException e) {
                form.problems().error(form.placeOf(key), "lint.misconception.pattern", "why", e.getDescription());
                return Optional.empty();
            }
        });
    }
}
