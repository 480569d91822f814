package dev.drydock.lessons.source;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping with known keys, filled in by a teacher.
 *
 * <p>Reading never throws: what is missing, unknown or of another kind is put down in {@link Problems} with its place, and
 * a harmless value is answered, so that one pass finds everything.
 */
public final class Form {
    private final Node.Fields fields;
    private final Problems problems;

    private Form(Node.Fields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /** The node as a form with these keys; an empty form, with an error, when it is no mapping. */
    public static Form of(Node node, Problems problems, String... knownKeys) {
        Form form = open(node, problems);
        form.fields.fieldByKey().forEach((key, field) -> {
            if (!Arrays.asList(knownKeys).contains(key)) form.unknown(key, field.keyPlace(), Arrays.asList(knownKeys));
        });
        return form;
    }

    /** The node as a form whose keys are the teacher's own names. */
    public static Form open(Node node, Problems problems) {
        if (node instanceof Node.Fields fields) return new Form(fields, problems);
        problems.error(node.place(), "form.not-mapping." + node.kind());
        return new Form(new Node.Fields(node.place(), Map.of()), problems);
    }

    private void unknown(String key, Place place, Collection<String> known) {
        Optional<String> nearest = Nearest.to(key, known);
        problems.error(place, nearest.isPresent() ? "form.unknown-key.near" : "form.unknown-key",
                "key", key, "near", nearest.orElse(""), "known", String.join(", ", known));
    }

    /** Puts down that a word is none of those known. */
    public static void unknownWord(Node.Text text, Collection<String> known, Problems problems) {
        Optional<String> nearest = Nearest.to(text.value(), known);
        problems.error(text.place(), nearest.isPresent() ? "form.unknown-word.near" : "form.unknown-word",
                "word", text.value(), "near", nearest.orElse(""), "known", String.join(", ", known));
    }

    public Place place() {
        return fields.place();
    }

    public Problems problems() {
        return problems;
    }

    /** The keys that were written, in their order. */
    public List<String> keys() {
        return List.copyOf(fields.fieldByKey().keySet());
    }

    public boolean has(String key) {
        return fields.has(key);
    }

    /** Where a key stands; where the form stands when the key is not there. */
    public Place placeOf(String key) {
        return has(key) ? fields.fieldByKey().get(key).keyPlace() : place();
    }

    public Optional<Node> node(String key) {
        return fields.get(key);
    }

    /** The node under a key that must be there. */
    public Optional<Node> required(String key) {
        if (!has(key)) problems.error(place(), "form.missing", "key", key);
        return node(key);
    }

    /** The text under a key. */
    public Optional<String> text(String key) {
        return node(key).flatMap(this::scalar).map(Node.Text::value);
    }

    /** The text under a key that must be there and not be blank; else {@code ""}. */
    public String requiredText(String key) {
        String text = required(key).flatMap(this::scalar).map(Node.Text::value).orElse(null);
        if (text != null && text.isBlank()) problems.error(placeOf(key), "form.blank", "key", key);
        return text == null ? "" : text;
    }

    /** Puts down that a text to look for ends where YAML sees a comment, which is seldom meant. */
    public static void warnOfComment(Node.Text text, Problems problems) {
        if (!text.restOfLine().isEmpty()) problems.warning(text.place(), "form.comment", "comment", text.restOfLine().strip());
    }

    /** One of the words known, under a key that need not be there. */
    public Optional<String> word(String key, Collection<String> known) {
        Optional<Node.Text> text = node(key).flatMap(this::scalar);
        if (text.isPresent() && !known.contains(text.get().value())) {
            unknownWord(text.get(), known, problems);
            return Optional.empty();
        }
        return text.map(Node.Text::value);
    }

    /** A whole number from 0 to a most, under a key that need not be there. */
    public Optional<Integer> number(String key, int most) {
        return node(key).flatMap(this::scalar).flatMap(text -> number(text, key, most));
    }

    private Optional<Integer> number(Node.Text text, String key, int most) {
        if (text.value().matches("[0-9]{1,9}") && Integer.parseInt(text.value()) <= most) {
            return Optional.of(Integer.parseInt(text.value()));
        }
        problems.error(text.place(), "form.not-number", "key", key, "here", text.value(), "most", "" + most);
        return Optional.empty();
    }

    /** {@code true} or {@code false} under a key that need not be there; else false. */
    public boolean flag(String key) {
        return word(key, List.of("true", "false")).map("true"::equals).orElse(false);
    }

    /** The nodes of a list under a key; one node that is no list counts as a list of one. */
    public List<Node> list(String key) {
        return node(key).map(Form::asList).orElse(List.of());
    }

    /** The texts of a list under a key. */
    public List<String> texts(String key) {
        return list(key).stream().map(this::scalar).flatMap(Optional::stream).map(Node.Text::value).toList();
    }

    /** Names and texts of a mapping under a key, in the order written. */
    public Map<String, String> textByName(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        node(key).ifPresent(node -> {
            Form inner = open(node, problems);
            for (String name : inner.keys()) inner.text(name).ifPresent(text -> texts.put(name, text));
        });
        return texts;
    }

    private Optional<Node.Text> scalar(Node node) {
        return scalar(node, problems);
    }

    /** The node as text; empty, with an error, when it is a list or a mapping. */
    public static Optional<Node.Text> scalar(Node node, Problems problems) {
        if (node instanceof Node.Text text) return Optional.of(text);
        problems.error(node.place(), "form.not-text." + node.kind());
        return Optional.empty();
    }

    /** The nodes of a list, or the one node that is none. */
    public static List<Node> asList(Node node) {
        return node instanceof Node.Items items ? items.nodes() : List.of(node);
    }
}
