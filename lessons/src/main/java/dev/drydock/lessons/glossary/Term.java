package dev.drydock.lessons.glossary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A word of the course.
 *
 * @param lesson the lesson that is about it
 * @param see other words that belong to it
 */
public record Term(String id, Optional<String> lesson, List<String> see, Map<String, Said> saidByLanguage) {

    /**
     * The word in one language.
     *
     * @param picture what the course compares it with; may be empty
     */
    public record Said(String name, String text, String picture) {}

    public Term {
        see = List.copyOf(see);
        saidByLanguage = Map.copyOf(saidByLanguage);
    }

    /** The word in a language. @throws IllegalStateException when the glossary was not linted */
    public Said in(String language) {
        return Optional.ofNullable(saidByLanguage.get(language)).orElseThrow(() -> new IllegalStateException(id + " in " + language));
    }

    /** Everything it is called, in small letters: its id, its names, and what stands in brackets behind them. */
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(id, id.replace('-', ' ')));
        for (Said said : saidByLanguage.values()) {
            String name = said.name().toLowerCase(Locale.ROOT);
            names.add(name);
            for (String part : name.split("[()（）]| and |与")) if (!part.isBlank()) names.add(part.strip());
        }
        return names;
    }
}
