package dev.drydock.tutor.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static Set<String> keys(Language language) {
        Set<String> keys = new TreeSet<>();
        Sentences.of(language).keys().forEach(keys::add);
        return keys;
    }

    @Test
    void both_languages_say_the_same_sentences() {
        assertEquals(keys(Language.EN), keys(Language.ZH));
    }

    @Test
    void both_languages_tell_the_same_facts() {
        for (String key : keys(Language.EN)) {
            assertEquals(places(Language.EN, key), places(Language.ZH, key), key);
        }
    }

    private static Set<String> places(Language language, String key) {
        Set<String> places = new TreeSet<>();
        Pattern.compile("\\{[0-9]}").matcher(Sentences.of(language).say(key)).results().forEach(place -> places.add(place.group()));
        return places;
    }

    @Test
    void a_fact_is_filled_in_once_and_never_looked_into() {
        assertEquals("{{.Names}} {1} b {2}", Sentences.fill("{{.Names}} {0} {1} {2}", "{1}", "b"));
    }

    @Test
    void an_indented_line_goes_on_with_the_sentence() {
        assertEquals(Map.of("a", "x\n  y", "b", "one\n\ntwo = 2"), Sentences.parse("# c\na = x\n    y\n\nb =\n  one\n  \n  two = 2\n"));
    }

    @Test
    void the_locale_chooses_the_language_as_posix_says() {
        assertEquals(Language.ZH, Language.ofLocale(Map.of("LC_ALL", "zh_CN.UTF-8", "LANG", "en_US.UTF-8"), "en"));
        assertEquals(Language.EN, Language.ofLocale(Map.of("LC_ALL", "", "LC_MESSAGES", "C", "LANG", "zh_CN.UTF-8"), "zh"));
        assertEquals(Language.ZH, Language.ofLocale(Map.of(), "zh"));
    }
}
