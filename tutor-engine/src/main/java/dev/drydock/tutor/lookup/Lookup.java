package dev.drydock.tutor.lookup;

import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.glossary.Glossary;
import dev.drydock.lessons.glossary.Term;
import dev.drydock.lessons.prose.LessonText;
import dev.drydock.lessons.prose.StepText;
import dev.drydock.lessons.source.Problems;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.language.Sentences;
import dev.drydock.tutor.page.Columns;
import dev.drydock.tutor.page.Markdown;
import dev.drydock.tutor.page.Wrapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers what a word means and where the course speaks of it, as lines for a terminal. */
public final class Lookup {
    /** The width of a page that nobody's terminal shows. */
    public static final int COLUMNS = 80;

    /** Two languages stand side by side from this width on. */
    private static final int ROOM_FOR_TWO = 64;
    private static final int MOST_PLACES = 20;
    private static final int CONTEXT = 24;

    private final Course course = Course.ofTheProgram();
    private final Sentences sentences;
    private final int width;
    private boolean found = true;

    public Lookup(Sentences sentences, int columns) {
        this.sentences = sentences;
        this.width = Math.min(100, columns - 1);
    }

    /** Whether the last question was answered. */
    public boolean found() {
        return found;
    }

    // ---- a word ------------------------------------------------------------------------------------------------------------------

    /** What a word means, in both languages; every word when none is given. */
    public List<String> glossary(String word) {
        Glossary glossary = course.glossary(new Problems());
        if (word.isBlank()) return all(glossary);
        Optional<Term> term = glossary.named(word);
        found = term.isPresent();
        if (term.isPresent()) return explained(term.get(), glossary);
        List<String> lines = new ArrayList<>(List.of(sentences.say("glossary.none", harmless(word))));
        glossary.nearest(word).ifPresent(near -> lines.add(sentences.say("glossary.near", near)));
        return lines;
    }

    private List<String> all(Glossary glossary) {
        List<String> lines = new ArrayList<>(List.of(sentences.say("glossary.title")));
        List<String> names = glossary.terms().stream().map(this::bothNames).toList();
        int column = names.stream().mapToInt(Columns::of).max().orElse(1) + 2;
        int columns = Math.max(1, width / column);
        int rows = (names.size() + columns - 1) / columns;
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int i = row; i < names.size(); i += rows) line.append(Columns.pad(names.get(i), column));
            lines.add(Columns.cut(line.toString().stripTrailing(), width));
        }
        return lines;
    }

    private String bothNames(Term term) {
        return term.id() + " " + term.in("zh").name().replaceAll("[（(].*", "");
    }

    private List<String> explained(Term term, Glossary glossary) {
        String own = sentences.language().code();
        String other = own.equals("zh") ? "en" : "zh";
        List<String> lines = new ArrayList<>();
        if (width >= ROOM_FOR_TWO) {
            int half = (width - 3) / 2;
            List<String> left = side(term.in(own), half);
            List<String> right = side(term.in(other), half);
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                String one = i < left.size() ? left.get(i) : "";
                lines.add((Columns.pad(one, half) + " | " + (i < right.size() ? right.get(i) : "")).stripTrailing());
            }
        } else {
            lines.addAll(side(term.in(own), width));
            lines.add("");
            lines.addAll(side(term.in(other), width));
        }
        lines.add("");
        List<String> names = term.see().stream().flatMap(id -> glossary.term(id).stream()).map(each -> each.in(own).name()).toList();
        if (!names.isEmpty()) lines.addAll(wrapped(sentences.say("glossary.see", String.join(sentences.language() == Language.ZH ? "、" : ", ", names)), width));
        term.lesson().ifPresent(lesson -> lines.add(sentences.say("glossary.lesson", course.number(lesson), lesson)));
        return lines;
    }

    private static List<String> side(Term.Said said, int width) {
        List<String> lines = new ArrayList<>(wrapped(said.name(), width));
        lines.add("");
        lines.addAll(Markdown.lines(said.text(), width, false));
        if (!said.picture().isEmpty()) {
            lines.add("");
            lines.addAll(Markdown.lines("> " + said.picture(), width, false));
        }
        return lines;
    }

    private static List<String> wrapped(String text, int width) {
        return List.of(Wrapping.fit(text, width).split("\n"));
    }

    // ---- a search ----------------------------------------------------------------------------------------------------------------

    /** The places in the lessons and the glossary that have all these words. */
    public List<String> search(String typed) {
        String words = harmless(typed).strip();
        found = !words.isEmpty();
        if (words.isEmpty()) return List.of(sentences.say("search.usage"));
        List<String> places = places(List.of(words.toLowerCase(Locale.ROOT).split("[\\s\u3000]+")));
        found = !places.isEmpty();
        if (places.isEmpty()) return List.of(sentences.say("search.none", words));
        List<String> lines = new ArrayList<>(List.of(sentences.say("search.title", words)));
        for (String place : places.subList(0, Math.min(MOST_PLACES, places.size()))) lines.addAll(wrapped("  " + place, width));
        if (places.size() > MOST_PLACES) lines.add(sentences.say("search.more", places.size() - MOST_PLACES));
        return lines;
    }

    private List<String> places(List<String> wanted) {
        List<String> places = new ArrayList<>();
        String language = sentences.language().code();
        for (Term term : course.glossary(new Problems()).terms()) {
            Term.Said said = term.in(language);
            String text = said.name() + " " + said.text() + " " + said.picture();
            boolean named = term.names().stream().anyMatch(name -> wanted.size() == 1 && name.contains(wanted.get(0)));
            if (named || has(text, wanted)) places.add(sentences.say("search.word", said.name(), part(said.text(), wanted.get(0))));
        }
        for (String id : course.lessonIds()) {
            LessonText text = course.lesson(id, language).orElseThrow().text(language);
            int number = 0;
            for (StepText step : text.textByStep().values()) {
                number++;
                String all = step.title() + " " + step.prose();
                if (!has(all, wanted)) continue;
                places.add(sentences.say("search.step", course.number(id) + " " + text.frame().title(), number, step.title(), part(step.prose(), wanted.get(0))));
            }
        }
        return places;
    }

    private static boolean has(String text, List<String> wanted) {
        String small = text.toLowerCase(Locale.ROOT);
        return wanted.stream().allMatch(small::contains);
    }

    /** A few words around the first place where it stands. */
    private static String part(String prose, String wanted) {
        String text = Markdown.harmless(prose).replaceAll("[\\s`*#>|]+", " ").strip();
        int at = Math.max(0, text.toLowerCase(Locale.ROOT).indexOf(wanted));
        int from = Math.max(0, at - CONTEXT);
        int to = Math.min(text.length(), at + wanted.length() + 2 * CONTEXT);
        if (from > 0 && text.charAt(from) < 0x2E80 && text.indexOf(' ', from) >= 0 && text.indexOf(' ', from) < at) from = text.indexOf(' ', from) + 1;
        if (to < text.length() && text.charAt(to) < 0x2E80 && text.lastIndexOf(' ', to) > at + wanted.length()) to = text.lastIndexOf(' ', to);
        return (from > 0 ? "..." : "") + text.substring(from, to) + (to < text.length() ? "..." : "");
    }

    private static String harmless(String text) {
        return Markdown.harmless(text);
    }
}
