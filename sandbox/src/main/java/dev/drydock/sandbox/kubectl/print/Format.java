package dev.drydock.sandbox.kubectl.print;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.jsonpath.JsonPath;
import dev.drydock.sandbox.tree.template.GoType;
import dev.drydock.sandbox.tree.template.Template;
import dev.drydock.sandbox.tree.template.Value;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How objects are printed: what {@code -o} and {@code --template} say. */
public sealed interface Format {
    List<String> USUAL = List.of("go-template", "go-template-file", "json", "jsonpath", "jsonpath-as-json", "jsonpath-file", "name", "template",
            "templatefile", "yaml");
    List<String> OF_GET = List.of("custom-columns", "custom-columns-file", "go-template", "go-template-file", "json", "jsonpath", "jsonpath-as-json",
            "jsonpath-file", "name", "template", "templatefile", "wide", "yaml");

    /** For people: a table, or a sentence. */
    record Human(boolean wide) implements Format {}

    /** {@code resource/name} alone. */
    record Name() implements Format {}

    /** @param ordered whether keys keep their order, as Go writes structs, or are sorted */
    record AsJson(boolean managed) implements Format {}

    record AsYaml(boolean managed) implements Format {}

    record AsTemplate(Template template, String text) implements Format {}

    record AsPath(JsonPath path, String text, boolean json) implements Format {}

    record AsColumns(CustomColumns columns) implements Format {}

    /** What a line says. @param allowed the formats that its command knows */
    static Task<Format> of(Job job, List<String> allowed) {
        String output = job.text("output");
        String template = job.text("template");
        if (!template.isEmpty() && !job.given("output")) {
            output = "go-template";
        }
        int equals = output.indexOf('=');
        String name = equals < 0 ? output : output.substring(0, equals);
        String value = equals < 0 ? template : output.substring(equals + 1);
        boolean valued = equals >= 0 && !name.startsWith("custom") && !template.isEmpty();
        boolean managed = job.on("show-managed-fields");
        String whole = output;
        return switch (valued ? "" : equals >= 0 && List.of("json", "yaml", "name", "wide").contains(name) ? "?" : name) {
            case "" -> whole.isEmpty() ? Task.of(new Human(false)) : mismatch(whole, allowed);
            case "wide" -> allowed.contains("wide") ? Task.of(new Human(true)) : mismatch(whole, allowed);
            case "name" -> Task.of(new Name());
            case "json" -> Task.of(new AsJson(managed));
            case "yaml" -> Task.of(new AsYaml(managed));
            case "go-template", "template" -> template(value);
            case "go-template-file", "templatefile" -> read(value, "error reading --template " + value + ", ").then(Format::template);
            case "jsonpath", "jsonpath-as-json" -> path(value, name.endsWith("json"));
            case "jsonpath-file" -> read(value, "error reading --template " + value + ", ").then(text -> path(text, false));
            case "custom-columns" -> allowed.contains("wide") ? CustomColumns.of(value, job.on("no-headers")).map(AsColumns::new) : mismatch(whole, allowed);
            case "custom-columns-file" -> allowed.contains("wide")
                    ? read(value, "error reading template " + value + ", ").then(CustomColumns::ofTemplate).map(AsColumns::new) : mismatch(whole, allowed);
            default -> mismatch(whole, allowed);
        };
    }

    private static Task<Format> mismatch(String output, List<String> allowed) {
        return Task.fail("unable to match a printer suitable for the output format " + Quote.go(output) + ", allowed formats are: " + String.join(",", allowed));
    }

    private static Task<String> read(String file, String complaint) {
        return file.isEmpty() ? Task.fail("template format specified but no template given") : Task.with(sys -> {
            Outcome<Bytes> content = sys.files().read(file);
            return content.ok() ? Task.of(content.value().text())
                    : Task.fail(complaint + "open " + file + ": " + content.errno().text().toLowerCase(Locale.ROOT));
        });
    }

    private static Task<Format> template(String text) {
        if (text.isEmpty()) {
            return Task.fail("template format specified but no template given");
        }
        Reading<Template> reading = Template.parse("output", text, TemplateFunctions.ALL);
        return reading.refusal().isPresent()
                ? Task.fail("error parsing template " + text + ", " + reading.refusal().get().message())
                : Task.of(new AsTemplate(reading.orThrow(), text));
    }

    private static Task<Format> path(String text, boolean json) {
        if (text.isEmpty()) {
            return Task.fail("template format specified but no template given");
        }
        Reading<JsonPath> reading = JsonPath.parse(text);
        return reading.refusal().isPresent()
                ? Task.fail("error parsing jsonpath " + text + ", " + reading.refusal().get().message())
                : Task.of(new AsPath(reading.orThrow(), text, json));
    }

    /** Whether it is for people. */
    default boolean human() {
        return this instanceof Human;
    }

    /** What is printed of an object, keys as the server or a list has them sorted. */
    default Task<String> text(Tree object) {
        return text(object, true);
    }

    /**
     * What is printed of an object.
     *
     * @param sorted whether JSON sorts keys, as for objects that came from the server untyped
     */
    default Task<String> text(Tree object, boolean sorted) {
        if (this instanceof AsJson json) {
            return Task.of(Json.write(trimmed(object, json.managed()), JsonStyle.KUBECTL.withSortKeys(sorted)) + "\n");
        }
        if (this instanceof AsYaml yaml) {
            return Task.of(Yaml.write(trimmed(object, yaml.managed())));
        }
        if (this instanceof AsTemplate template) {
            return executed(template, object);
        }
        if (this instanceof AsPath path) {
            return searched(path, object);
        }
        if (this instanceof AsColumns columns) {
            return Task.of(columns.columns().text(object));
        }
        return Task.of(names(object));
    }

    private static Task<String> searched(AsPath path, Tree object) {
        Reading<String> reading = path.json() ? path.path().printAsJson(object) : path.path().print(object);
        return reading.refusal().isPresent()
                ? Task.fail("error executing jsonpath " + Quote.go(path.text()) + ": " + path.path().report(reading.refusal().get().message(), object))
                : Task.of(reading.orThrow());
    }

    private static Task<String> executed(AsTemplate template, Tree object) {
        Template.Execution execution = template.template().execute(Value.of(object), Template.MissingKey.NO_VALUE, GoType.INT64);
        Optional<String> error = execution.error();
        return error.isEmpty() ? Task.of(execution.text()) : Task.fail(new Failure.Plain("error executing template " + Quote.go(template.text()) + ": "
                + error.get()));
    }

    /** {@code resource/name} of an object or of a list's. */
    static String names(Tree object) {
        if (object.has("items")) {
            StringBuilder out = new StringBuilder();
            object.get("items").items().forEach(item -> out.append(names(item)));
            return out.toString();
        }
        return shown(object) + "\n";
    }

    /** {@code deployment.apps/web}. */
    static String shown(Tree object) {
        String apiVersion = object.get("apiVersion").text();
        String group = apiVersion.contains("/") ? "." + apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        return object.get("kind").text().toLowerCase(Locale.ROOT) + group + "/" + object.at("metadata", "name").text("<unknown>");
    }

    /** An object without the record of who set which field. */
    static Tree trimmed(Tree object, boolean managed) {
        if (managed) {
            return object;
        }
        if (object.get("items") instanceof Sequence items) {
            List<Tree> trimmed = new ArrayList<>();
            items.items().forEach(item -> trimmed.add(trimmed(item, false)));
            return object.mapping().with("items", new Sequence(trimmed));
        }
        if (object.get("object") instanceof Mapping inner && object.has("type")) {
            return object.mapping().with("object", trimmed(inner, false));
        }
        return object instanceof Mapping mapping ? mapping.withoutAt("metadata", "managedFields") : object;
    }
}
