package dev.drydock.tutor.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.source.Problems;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.language.Sentences;
import dev.drydock.tutor.page.Columns;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookupTest {
    private static Lookup lookup(Language language, int columns) {
        return new Lookup(Sentences.of(language), columns);
    }

    @Test
    void every_word_of_the_glossary_is_there_in_both_languages() {
        Problems problems = new Problems();
        int words = Course.ofTheProgram().glossary(problems).terms().size();
        assertEquals(List.of(), problems.inOrder());
        assertTrue(words >= 60, "" + words);
    }

    @Test
    void a_word_stands_in_both_languages_side_by_side_with_its_picture() {
        String page = String.join("\n", lookup(Language.EN, 80).glossary("image"));
        assertTrue(page.contains("Image ") && page.contains(" | 镜像"), page);
        assertTrue(page.contains("copy of the house") && page.contains("复制品"), page);
    }

    @Test
    void a_narrow_terminal_has_the_languages_below_each_other() {
        List<String> lines = lookup(Language.ZH, 40).glossary("pod");
        assertTrue(lines.stream().allMatch(line -> Columns.of(line) < 40), lines.toString());
        assertTrue(lines.size() > 10);
    }

    @Test
    void an_unknown_word_gets_one_sentence_and_a_proposal() {
        Lookup lookup = lookup(Language.EN, 80);
        assertEquals(List.of("The glossary has no word \"kubernets\".", "Did you mean \"kubernetes\"?"), lookup.glossary("kubernets"));
        assertFalse(lookup.found());
    }

    @Test
    void a_search_finds_places_in_lessons_and_glossary() {
        String found = String.join("\n", lookup(Language.ZH, 80).search("镜像"));
        assertTrue(found.contains("词汇表，") && found.contains("第 1 步"), found);
    }

    @Test
    void a_search_for_nothing_says_how() {
        assertEquals(List.of(":search WORDS, for example :search volume"), lookup(Language.EN, 80).search("  "));
        assertEquals(1, lookup(Language.EN, 80).search("\u001b[2Jnowhere-to-be-found").size());
    }
}
