package dev.drydock.sandbox.docker.compose.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What may stand in a compose file and what it becomes; read from {@code fields.txt}, which explains its notation.
 *
 * @param sections fields of each kind of mapping, in the order of the canonical output
 */
record Grammar(Map<String, List<Field>> sections) {
    private static final Map<String, String> PATTERNS = Map.of("container", "[a-zA-Z0-9][a-zA-Z0-9_.-]+",
            "policy", "always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+");

    /**
     * One field.
     *
     * @param form what may stand there
     * @param becomes the name of a conversion, see {@link Typing}
     */
    record Field(String name, boolean required, Form form, String becomes) {}

    /** What may stand at a place. */
    sealed interface Form {}

    /** One of several JSON types, perhaps only certain words, a range of numbers, or what an expression finds ({@code ""} for all). */
    record Simple(List<String> types, List<String> words, long least, long most, String pattern) implements Form {}

    /** A mapping with the fields of a section. */
    record Section(String name, boolean orNull) implements Form {}

    /** A list. */
    record Items(Form each, boolean unique) implements Form {}

    /** A mapping with names of the learner's own. */
    record Named(Form each, boolean anyName) implements Form {}

    /** One of several forms. */
    record OneOf(List<Form> forms) implements Form {}

    static Grammar get() {
        return Loaded.GRAMMAR;
    }

    List<Field> fields(String section) {
        return sections.get(section);
    }

    private static final class Loaded {
        static final Grammar GRAMMAR = read();

        private static Grammar read() {
            try (InputStream in = Grammar.class.getResourceAsStream("fields.txt")) {
                return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private static Grammar parse(String text) {
        Map<String, String> shorthands = new LinkedHashMap<>();
        Map<String, List<Field>> sections = new LinkedHashMap<>();
        List<Field> section = List.of();
        for (String line : text.split("\n")) {
            String[] words = line.split(" ");
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("=")) {
                shorthands.put("@" + words[1], words[2]);
            } else if (line.startsWith("[")) {
                section = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), section);
            } else {
                String form = words[1];
                for (Map.Entry<String, String> shorthand : shorthands.entrySet()) {
                    form = form.matches(shorthand.getKey() + "($|\\|.*)") ? form.replace(shorthand.getKey(), shorthand.getValue()) : form;
                }
                boolean required = words[0].startsWith("+");
                section.add(new Field(required ? words[0].substring(1) : words[0], required, new Reader(form).alternatives(), words[2]));
            }
        }
        return new Grammar(sections);
    }

    /** Reads a form's notation. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Form alternatives() {
            List<Form> forms = new ArrayList<>(List.of(one()));
            while (at < text.length() && text.charAt(at) == '|') {
                at++;
                forms.add(one());
            }
            return forms.size() == 1 ? forms.get(0) : new OneOf(List.copyOf(forms));
        }

        private boolean take(char c) {
            boolean there = at < text.length() && text.charAt(at) == c;
            at += there ? 1 : 0;
            return there;
        }

        private Form one() {
            if (take('{')) {
                String name = until("}");
                at++;
                return new Section(name, take('?'));
            }
            if (take('[')) {
                Form each = alternatives();
                at++;
                return new Items(each, take('!'));
            }
            if (take('<')) {
                boolean any = take('*');
                Form each = alternatives();
                at++;
                return new Named(each, any);
            }
            return simple();
        }

        private Form simple() {
            List<String> types = new ArrayList<>();
            do {
                types.add(until("/|'(]>~"));
            } while (take('/'));
            List<String> words = new ArrayList<>();
            while (take('\'')) {
                words.add(until("'"));
                at++;
                take('/');
            }
            long least = Long.MIN_VALUE;
            long most = Long.MAX_VALUE;
            if (take('(')) {
                least = Long.parseLong(until("."));
                at += 2;
                String end = until(")");
                most = end.isEmpty() ? most : Long.parseLong(end);
                at++;
            }
            String pattern = take('~') ? PATTERNS.get(until("|]>")) : "";
            return new Simple(List.copyOf(types), List.copyOf(words), least, most, pattern);
        }

        private String until(String ends) {
            int start = at;
            while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }
    }
}
