package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.lessons.message.Sentences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lessons module's sentences in every language against each other and against the codes that the module uses. */
class SentencesAgreeTest {
    private static final Pattern CODE = Pattern.compile("\"((?:check|diagnosis|proof|lint|form|source|yaml)\\.[a-z0-9.-]*[a-z0-9])\"");
    private static final Pattern FACT = Pattern.compile("\\{[a-z]+}");

    @Test
    void all_languages_have_the_same_sentences_with_the_same_facts() {
        Sentences zh = Sentences.of("zh");
        Sentences en = Sentences.of("en");
        assertEquals(new TreeSet<>(en.codes()), new TreeSet<>(zh.codes()));
        for (String code : en.codes()) assertEquals(facts(en, code), facts(zh, code), code);
    }

    private static Set<String> facts(Sentences sentences, String code) {
        Set<String> facts = new TreeSet<>();
        Matcher matcher = FACT.matcher(sentences.template(code).orElseThrow());
        while (matcher.find()) facts.add(matcher.group());
        return facts;
    }

    @Test
    void every_code_that_the_module_uses_has_a_sentence() throws IOException {
        Path here = Path.of("lessons/src/main/java");
        Path sources = Files.exists(here) ? here : Path.of("..").resolve(here);
        Set<String> without = new TreeSet<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(sources)) {
            files = walk.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertTrue(files.size() > 20);
        for (Path file : files) {
            Matcher code = CODE.matcher(read(file));
            while (code.find()) {
                String used = code.group(1).startsWith("check.no-kind") || code.group(1).startsWith("check.two-kinds")
                        ? "lint." + code.group(1) : code.group(1);
                if (!Sentences.of("en").codes().contains(used)) without.add(used);
            }
        }
        assertEquals(Set.of(), without);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
