package dev.drydock.lessons.glossary;

import dev.drydock.lessons.source.Form;
import dev.drydock.lessons.source.Nearest;
import dev.drydock.lessons.source.Place;
import dev.drydock.lessons.source.Problems;
import dev.drydock.lessons.source.YamlSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of the course. Read when somebody looks a word up, never at a start. */
public final class Glossary {
    private final Map<String, Term> termById;
    private final Map<String, Place> placeById;

    private Glossary(Map<String, Term> termById, Map<String, Place> placeById) {
        this.termById = termById;
        this.placeById = placeById;
    }

    /** Where a word stands in the glossary's file. */
    public Place placeOf(Term term) {
        return placeById.get(term.id());
    }

    /** Every word, in the course's order. */
    public List<Term> terms() {
        return List.copyOf(termById.values());
    }

    /** The word with this id. */
    public Optional<Term> term(String id) {
        return Optional.ofNullable(termById.get(id));
    }

    /** The word that is called so in any language: exactly, else the first whose name begins so, else the first that contains it. */
    public Optional<Term> named(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) return Optional.empty();
        return first(each -> each.equals(name)).or(() -> plural(name)).or(() -> name.length() < 2 ? Optional.empty() : first(each -> each.startsWith(name)).or(() -> first(each -> each.contains(name))));
    }

    private Optional<Term> plural(String name) {
        return name.endsWith("s") ? first(each -> each.equals(name.substring(0, name.length() - 1))) : Optional.empty();
    }

    private Optional<Term> first(java.util.function.Predicate<String> wanted) {
        return termById.values().stream().filter(term -> term.names().stream().anyMatch(wanted)).findFirst();
    }

    /** A word whose name is nearly what was typed. */
    public Optional<String> nearest(String typed) {
        List<String> names = new ArrayList<>();
        termById.values().forEach(term -> names.addAll(term.names()));
        return Nearest.to(typed.strip(), names);
    }

    // ---- reading -----------------------------------------------------------------------------------------------------------------

    /**
     * Reads the glossary and tells what is wrong with it: a word without a sentence in some language, one that is in a language only, a
     * lesson or a word that does not exist.
     *
     * @param bytes the file without sentences
     * @param textBytesByLanguage the files with them
     * @param lessons the ids of the course's lessons
     */
    public static Glossary read(byte[] bytes, Map<String, byte[]> textBytesByLanguage, List<String> lessons, Problems problems) {
        Map<String, Form> saidByLanguage = new LinkedHashMap<>();
        textBytesByLanguage.forEach((language, text) -> YamlSource.read(language + "/glossary.yaml", text, problems)
                .map(node -> Form.of(node, problems, "language", "entries"))
                .flatMap(form -> form.required("entries"))
                .ifPresent(entries -> saidByLanguage.put(language, Form.open(entries, problems))));
        Map<String, Term> termById = new LinkedHashMap<>();
        Map<String, Place> placeById = new HashMap<>();
        YamlSource.read("glossary.yaml", bytes, problems).map(node -> Form.open(node, problems)).ifPresent(words -> {
            for (String id : words.keys()) placeById.put(id, words.placeOf(id));
            for (String id : words.keys()) termById.put(id, term(id, Form.of(words.node(id).orElseThrow(), problems, "lesson", "see"), saidByLanguage));
            for (Term term : termById.values()) check(term, words.placeOf(term.id()), termById, lessons, problems);
            saidByLanguage.forEach((language, form) -> {
                for (String id : form.keys()) if (!termById.containsKey(id)) problems.error(form.placeOf(id), "lint.glossary.unknown", "word", id);
            });
        });
        return new Glossary(termById, placeById);
    }

    private static Term term(String id, Form form, Map<String, Form> saidByLanguage) {
        Map<String, Term.Said> said = new HashMap<>();
        saidByLanguage.forEach((language, entries) -> {
            if (!entries.has(id)) {
                form.problems().error(entries.place(), "lint.glossary.no-text", "word", id, "language", language);
                return;
            }
            Form entry = Form.of(entries.node(id).orElseThrow(), form.problems(), "name", "text", "picture");
            said.put(language, new Term.Said(entry.requiredText("name"), entry.requiredText("text"), entry.text("picture").orElse("")));
        });
        return new Term(id, form.text("lesson"), form.texts("see"), said);
    }

    private static void check(Term term, Place place, Map<String, Term> termById, List<String> lessons, Problems problems) {
        for (String other : term.see()) if (!termById.containsKey(other)) problems.error(place, "lint.glossary.see", "word", term.id(), "other", other);
        term.lesson().filter(lesson -> !lessons.contains(lesson))
                .ifPresent(lesson -> problems.error(place, "lint.glossary.lesson", "word", term.id(), "lesson", lesson));
        long pictures = term.saidByLanguage().values().stream().filter(said -> !said.picture().isEmpty()).count();
        if (pictures != 0 && pictures != term.saidByLanguage().size()) problems.error(place, "lint.glossary.picture", "word", term.id());
    }
}
