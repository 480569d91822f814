package dev.drydock.tutor.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the program says in one language: sentences by key, with {@code {0} {1} ...} where facts stand.
 * They are read when the first one is said, so that a script that says nothing opens no file.
 *
 * <p>The files are plain UTF-8: {@code key = sentence}; a line that begins with two blanks goes on with the sentence above on
 * a new line; {@code #} begins a comment line.
 */
public final class Sentences {
    private final Language language;
    private final String file;
    private Map<String, String> sentenceByKey;

    private Sentences(Language language, String file) {
        this.language = language;
        this.file = file;
    }

    /** The program's own sentences. */
    public static Sentences of(Language language) {
        return new Sentences(language, "tutor.properties");
    }

    /** The sentences of another file of the same content module, as {@code simulated.properties}. */
    public static Sentences of(Language language, String file) {
        return new Sentences(language, file);
    }

    public Language language() {
        return language;
    }

    /**
     * The sentence under a key, with its facts filled in.
     *
     * @throws IllegalArgumentException when there is no such sentence: a defect of ours
     */
    public String say(String key, Object... facts) {
        return find(key, facts).orElseThrow(() -> new IllegalArgumentException("no sentence in " + language + " for " + key));
    }

    /** The sentence under a key that need not exist. */
    public Optional<String> find(String key, Object... facts) {
        if (sentenceByKey == null) sentenceByKey = read(language, file);
        return Optional.ofNullable(sentenceByKey.get(key)).map(sentence -> fill(sentence, facts));
    }

    /** Every key, in the file's order. */
    public Iterable<String> keys() {
        if (sentenceByKey == null) sentenceByKey = read(language, file);
        return sentenceByKey.keySet();
    }

    /** Puts facts where {@code {0}}, {@code {1}} ... stand; braces of any other kind stay, and facts are never looked into. */
    public static String fill(String sentence, Object... facts) {
        StringBuilder filled = new StringBuilder(sentence.length() + 32);
        for (int i = 0; i < sentence.length(); i++) {
            boolean slot = sentence.charAt(i) == '{' && i + 2 < sentence.length() && sentence.charAt(i + 2) == '}';
            int fact = slot ? sentence.charAt(i + 1) - '0' : -1;
            if (fact >= 0 && fact < facts.length) {
                filled.append(facts[fact]);
                i += 2;
            } else {
                filled.append(sentence.charAt(i));
            }
        }
        return filled.toString();
    }

    private static Map<String, String> read(Language language, String file) {
        String path = "/dev/drydock/content/" + language.code() + "/" + file;
        try (InputStream in = Sentences.class.getResourceAsStream(path)) {
            if (in == null) throw new IllegalStateException("missing from the class path: " + path);
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sentences of a file's text. */
    static Map<String, String> parse(String text) {
        Map<String, String> sentenceByKey = new LinkedHashMap<>();
        String key = null;
        for (String line : text.split("\r?\n")) {
            int equals = line.indexOf('=');
            if (line.startsWith("  ") && key != null) {
                String before = sentenceByKey.get(key);
                sentenceByKey.put(key, before.isEmpty() ? line.substring(2) : before + "\n" + line.substring(2));
            } else if (!line.startsWith("#") && equals > 0) {
                key = line.substring(0, equals).strip();
                sentenceByKey.put(key, line.substring(equals + 1).strip());
            }
        }
        return sentenceByKey;
    }
}
