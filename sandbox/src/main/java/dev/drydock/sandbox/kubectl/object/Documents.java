package dev.drydock.sandbox.kubectl.object;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Limits;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The documents of a manifest file, up to the first that cannot be read.
 *
 * @param end why the reading ended early
 */
public record Documents(List<Mapping> documents, Optional<Failure> end) {

    /**
     * Reads a file.
     *
     * @param validate whether an object without kind or version is refused here already
     */
    public static Documents read(ManifestFiles.File file, boolean validate) {
        return file.text().stripLeading().startsWith("{") ? json(file, validate) : yaml(file, validate);
    }

    private static Documents yaml(ManifestFiles.File file, boolean validate) {
        List<Mapping> found = new ArrayList<>();
        for (String part : parts(file.text())) {
            Reading<List<Tree>> reading = Yaml.readAll(part, Yaml.Duplicates.LAST, Limits.USUAL);
            if (reading.refusal().isPresent()) {
                return ended(found, "error parsing " + file.name() + ": error converting YAML to JSON: " + reading.refusal().get().message());
            }
            for (Tree document : reading.value().orElse(List.of())) {
                Optional<String> wrong = document.isNothing() ? Optional.empty() : wrong(document, validate);
                if (wrong.isPresent()) {
                    return ended(found, wrong.get().replace("%s", Quote.go(file.name())));
                }
                if (!document.isNothing()) {
                    found.add(document.mapping());
                }
            }
        }
        return new Documents(List.copyOf(found), Optional.empty());
    }

    private static Documents json(ManifestFiles.File file, boolean validate) {
        List<Mapping> found = new ArrayList<>();
        String rest = file.text().strip();
        while (!rest.isEmpty()) {
            int end = end(rest);
            if (end < 0) {
                return ended(found, "error parsing " + file.name() + ": unexpected EOF");
            }
            Reading<Tree> reading = Json.read(rest.substring(0, end));
            if (reading.refusal().isPresent()) {
                return ended(found, "error parsing " + file.name() + ": json: offset " + (reading.refusal().get().offset() + 1) + ": " + reading.refusal().get().message());
            }
            Tree document = reading.value().orElseThrow();
            Optional<String> wrong = wrong(document, validate);
            if (wrong.isPresent()) {
                return ended(found, wrong.get().replace("%s", Quote.go(file.name())));
            }
            found.add(document.mapping());
            rest = rest.substring(end).strip();
        }
        return new Documents(List.copyOf(found), Optional.empty());
    }

    /** Where the first JSON value of a text ends, -1 if it does not. */
    private static int end(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return i + 1;
            }
        }
        return depth == 0 ? text.length() : -1;
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String line : text.split("(?<=\n)")) {
            String after = line.startsWith("---") ? line.substring(3).strip() : "x";
            if (after.isEmpty() || after.startsWith("#")) {
                if (!part.isEmpty()) {
                    parts.add(part.toString());
                }
                part.setLength(0);
            } else {
                part.append(line);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static Documents ended(List<Mapping> found, String why) {
        return new Documents(List.copyOf(found), Optional.of(new Failure.Plain(why)));
    }

    /** What is wrong with a document before anybody knows its kind; {@code %s} stands for the file. */
    private static Optional<String> wrong(Tree document, boolean validate) {
        if (!validate) {
            return document.get("kind").text().isEmpty()
                    ? Optional.of("unable to decode %s: Object 'Kind' is missing in '" + Json.write(document, JsonStyle.COMPACT.withSortKeys(true)) + "'")
                    : Optional.empty();
        }
        List<String> wrong = new ArrayList<>();
        if (!(document instanceof Mapping)) {
            wrong.add("invalid object to validate");
        } else {
            for (String field : List.of("apiVersion", "kind")) {
                if (document.get(field).isNothing()) {
                    wrong.add(field + " not set");
                } else if (!(document.get(field) instanceof Text)) {
                    wrong.add(field + " is not string type");
                }
            }
        }
        String told = wrong.size() == 1 ? wrong.get(0) : "[" + String.join(", ", wrong) + "]";
        return wrong.isEmpty() ? Optional.empty() : Optional.of("error validating %s: error validating data: " + told
                + "; if you choose to ignore these errors, turn validation off with --validate=false");
    }
}
