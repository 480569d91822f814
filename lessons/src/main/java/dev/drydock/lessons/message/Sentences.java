package dev.drydock.lessons.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sentences of one language, by the code of the message.
 *
 * <p>The file is plain text in UTF-8: one sentence a line, {@code code = sentence with {fact}}; lines that begin with
 * {@code #} are comments. A plain file is read in a millisecond, which a resource bundle is not.
 */
public final class Sentences {
    private final String language;
    private final Map<String, String> sentenceByCode;

    private Sentences(String language, Map<String, String> sentenceByCode) {
        this.language = language;
        this.sentenceByCode = sentenceByCode;
    }

    /** The lessons module's sentences in a language, from the content module on the class path; none when there is no such module. */
    public static Sentences of(String language) {
        if (!language.matches("[a-z]{2,3}(-[A-Za-z0-9]+)?")) return new Sentences(language, Map.of());
        String path = "/dev/drydock/content/" + language + "/lessons.properties";
        try (InputStream in = Sentences.class.getResourceAsStream(path)) {
            return in == null
                    ? new Sentences(language, Map.of())
                    : parse(language, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads sentences from text.
     *
     * @throws IllegalArgumentException when a line is no sentence, or a code comes twice: a defect of the content module
     */
    public static Sentences parse(String language, String text) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) continue;
            int equals = line.indexOf(" = ");
            if (equals < 0) throw new IllegalArgumentException("not 'code = sentence': " + line);
            if (sentences.put(line.substring(0, equals).strip(), line.substring(equals + 3).strip()) != null) {
                throw new IllegalArgumentException("two sentences for one code: " + line);
            }
        }
        return new Sentences(language, Collections.unmodifiableMap(sentences));
    }

    public String language() {
        return language;
    }

    public Set<String> codes() {
        return sentenceByCode.keySet();
    }

    /** The sentence with its placeholders, as it stands in the file. */
    public Optional<String> template(String code) {
        return Optional.ofNullable(sentenceByCode.get(code));
    }

    /** The message in this language; without a sentence for it the code and the facts, so that nothing is lost. */
    public String say(Message message) {
        String template = sentenceByCode.get(message.code());
        if (template == null) return message.facts().isEmpty() ? message.code() : message.code() + " " + message.facts();
        StringBuilder said = new StringBuilder();
        int from = 0;
        for (int open; (open = template.indexOf('{', from)) >= 0; ) {
            int close = template.indexOf('}', open);
            String fact = close < 0 ? null : message.facts().get(template.substring(open + 1, close));
            said.append(template, from, open);
            said.append(fact == null ? "{" : visible(fact));
            from = fact == null ? open + 1 : close + 1;
        }
        return said.append(template.substring(from)).toString();
    }

    /** Facts come from the world and from lessons of strangers: nothing in them may steer the terminal. */
    private static String visible(String fact) {
        StringBuilder visible = new StringBuilder(fact.length());
        for (char c : fact.toCharArray()) {
            boolean control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
            boolean turning = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
            visible.append(control || turning ? '\uFFFD' : c);
        }
        return visible.toString();
    }
}
