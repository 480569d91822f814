package dev.drydock.lessons.check;

import dev.drydock.lessons.condition.TextTest;
import dev.drydock.lessons.condition.Trait;
import dev.drydock.lessons.condition.TraitReader;
import dev.drydock.lessons.source.Form;
import dev.drydock.lessons.source.Node;
import dev.drydock.lessons.source.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** How checks are written in a lesson: a mapping with one key, the kind, and under it what must hold. */
public final class CheckReader {
    /** The kinds of checks, in the order in which they are told to a teacher. */
    private static final Map<String, BiFunction<Node, Problems, Optional<Check>>> READER_BY_KIND = new LinkedHashMap<>();

    static {
        READER_BY_KIND.put("container", CheckReader::container);
        READER_BY_KIND.put("no-container", CheckReader::noContainer);
        READER_BY_KIND.put("image", (node, problems) -> imageName(node, problems).map(ImageIs::new));
        READER_BY_KIND.put("no-image", (node, problems) -> imageName(node, problems).map(NoImage::new));
        READER_BY_KIND.put("engine", CheckReader::engine);
        READER_BY_KIND.put("http", CheckReader::http);
        READER_BY_KIND.put("file", CheckReader::file);
        READER_BY_KIND.put("logs", CheckReader::logs);
        ClusterChecks.addTo(READER_BY_KIND);
        READER_BY_KIND.put("ran", CheckReader::ran);
        READER_BY_KIND.put("said", CheckReader::said);
        READER_BY_KIND.put("all", (node, problems) -> checks(node, problems).map(AllOf::new));
        READER_BY_KIND.put("any", (node, problems) -> checks(node, problems).map(AnyOf::new));
        READER_BY_KIND.put("not", (node, problems) -> read(node, problems).map(Not::new));
    }

    private CheckReader() {}

    /** The words for the kinds of checks. */
    public static List<String> kinds() {
        return List.copyOf(READER_BY_KIND.keySet());
    }

    /** Reads a check; empty, with errors in {@code problems}, when it is none. */
    public static Optional<Check> read(Node node, Problems problems) {
        return read(Form.of(node, problems, kinds().toArray(new String[0])));
    }

    /** Reads the check of a form that may have other keys beside the kind. */
    public static Optional<Check> read(Form form) {
        List<String> written = form.keys().stream().filter(READER_BY_KIND::containsKey).toList();
        if (written.size() == 1) {
            String kind = written.get(0);
            return READER_BY_KIND.get(kind).apply(form.node(kind).orElseThrow(), form.problems());
        }
        String code = written.isEmpty() ? "check.no-kind" : "check.two-kinds";
        form.problems().error(form.place(), "lint." + code, "kinds", String.join(", ", written.isEmpty() ? kinds() : written));
        return Optional.empty();
    }

    private static Optional<Check> engine(Node node, Problems problems) {
        List<String> known = List.of("running", "stopped");
        Optional<Node.Text> text = Form.scalar(node, problems);
        if (text.isPresent() && !known.contains(text.get().value())) Form.unknownWord(text.get(), known, problems);
        return text.map(Node.Text::value).filter(known::contains).map(word -> new EngineIs(word.equals("running")));
    }

    private static Optional<List<Check>> checks(Node node, Problems problems) {
        List<Check> checks = new ArrayList<>();
        for (Node each : Form.asList(node)) read(each, problems).ifPresent(checks::add);
        if (!checks.isEmpty()) return Optional.of(checks);
        problems.error(node.place(), "lint.check.nothing-inside");
        return Optional.empty();
    }

    private static Optional<Check> container(Node node, Problems problems) {
        Form form = TraitReader.form(node, problems);
        return Optional.of(new ContainerIs(TraitReader.name(form), TraitReader.traits(form)));
    }

    private static Optional<Check> noContainer(Node node, Problems problems) {
        Form form = TraitReader.form(node, problems);
        Optional<String> name = TraitReader.name(form);
        List<Trait> traits = TraitReader.traits(form);
        if (name.isPresent() || !traits.isEmpty()) return Optional.of(new NoContainer(name, traits));
        problems.error(node.place(), "lint.check.which-container");
        return Optional.empty();
    }

    /** {@code image: nginx} or {@code image: {name: nginx}}. */
    private static Optional<String> imageName(Node node, Problems problems) {
        if (node instanceof Node.Text text) return TraitReader.imageName(text, problems);
        Form form = Form.of(node, problems, "name");
        return form.required("name").flatMap(name -> Form.scalar(name, problems))
                .flatMap(text -> TraitReader.imageName(text, problems));
    }

    private static Optional<Check> http(Node node, Problems problems) {
        Form form = Form.of(node, problems, "from", "get", "status", "contains", "matches");
        String from = form.text("from").orElse("host");
        String url = form.requiredText("get");
        if (!url.isEmpty() && !url.matches("http://[^\\s/]+(/\\S*)?")) {
            problems.error(form.placeOf("get"), "lint.check.url", "here", url);
            return Optional.empty();
        }
        Optional<String> container = from.equals("host") ? Optional.empty() : Optional.of(from);
        return Optional.of(new HttpAnswers(container, url, form.number("status", 599).orElse(200), wanted(form)));
    }

    private static Optional<Check> file(Node node, Problems problems) {
        Form form = Form.of(node, problems, "host", "container", "path", "exists", "contains", "matches");
        if (form.has("host") == form.has("container")) {
            problems.error(form.place(), "lint.check.file-where");
            return Optional.empty();
        }
        String path = form.has("host") ? form.requiredText("host") : form.requiredText("path");
        if (!path.isEmpty() && !path.matches("[/~].*")) problems.error(form.placeOf("path"), "lint.check.path", "here", path);
        boolean exists = !form.has("exists") || form.flag("exists");
        return Optional.of(new FileIs(form.text("container"), path, exists, wanted(form)));
    }

    private static Optional<Check> logs(Node node, Problems problems) {
        Form form = Form.of(node, problems, "container", "contains", "matches");
        String container = form.requiredText("container");
        return requiredWanted(form).map(wanted -> new LogsSay(container, wanted));
    }

    /** {@code ran: pattern} or {@code ran: {matches: pattern, exit: 0, says: text}}. */
    private static Optional<Check> ran(Node node, Problems problems) {
        if (node instanceof Node.Text text) {
            return pattern(text, problems).map(line -> new Ran(Optional.of(line), Optional.empty(), Optional.empty()));
        }
        Form form = Form.of(node, problems, "contains", "matches", "exit", "says");
        Optional<TextTest> says = form.text("says").map(TextTest.Contains::new);
        return requiredWanted(form).map(line -> new Ran(Optional.of(line), form.number("exit", 255), says));
    }

    /** {@code said: text} or {@code said: {matches: pattern}}. */
    private static Optional<Check> said(Node node, Problems problems) {
        Optional<TextTest> output = node instanceof Node.Text text
                ? Optional.of(new TextTest.Contains(text.value()))
                : requiredWanted(Form.of(node, problems, "contains", "matches"));
        return output.map(wanted -> new Ran(Optional.empty(), Optional.empty(), Optional.of(wanted)));
    }

    private static Optional<TextTest> requiredWanted(Form form) {
        Optional<TextTest> wanted = wanted(form);
        boolean written = form.has("contains") || form.has("matches");
        if (!written) form.problems().error(form.place(), "lint.check.no-text");
        return wanted;
    }

    /** What is looked for under {@code contains} or {@code matches}. */
    static Optional<TextTest> wanted(Form form) {
        for (String key : List.of("contains", "matches")) {
            if (form.node(key).orElse(null) instanceof Node.Text text) Form.warnOfComment(text, form.problems());
        }
        if (form.has("contains") && form.has("matches")) {
            form.problems().error(form.placeOf("matches"), "lint.check.contains-and-matches");
        }
        if (form.has("contains")) {
            String text = form.requiredText("contains");
            return text.isEmpty() ? Optional.empty() : Optional.of(new TextTest.Contains(text));
        }
        return form.node("matches").flatMap(node -> Form.scalar(node, form.problems()))
                .flatMap(text -> pattern(text, form.problems()));
    }

    private static Optional<TextTest> pattern(Node.Text text, Problems problems) {
        try {
            com.google.re2j.Pattern pattern = com.google.re2j.Pattern.compile(text.value());
            if (!pattern.matcher("").find()) return Optional.of(new TextTest.Matches(pattern));
            problems.error(text.place(), "lint.check.pattern-always", "pattern", text.value());
        } catch (com.google.re2j.PatternSyntaxException e) {
            problems.error(text.place(), "lint.check.pattern", "pattern", text.value(), "why", e.getDescription());
        }
        return Optional.empty();
    }
}
