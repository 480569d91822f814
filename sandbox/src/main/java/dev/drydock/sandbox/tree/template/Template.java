package dev.drydock.sandbox.tree.template;

import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.template.parse.Node;
import dev.drydock.sandbox.tree.template.parse.Parser;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A parsed template with the templates defined in it; immutable. */
public final class Template {
    private final String name;
    private final String text;
    private final Map<String, Node.Block> templates;
    private final Map<String, Function> functions;

    private Template(String name, String text, Map<String, Node.Block> templates, Map<String, Function> functions) {
        this.name = name;
        this.text = text;
        this.templates = templates;
        this.functions = functions;
    }

    /** How a map without the key that a field names is treated. */
    public enum MissingKey {
        /** Prints {@code <no value>}. */
        NO_VALUE,
        /** The zero value of the map's type. */
        ZERO,
        /** The execution ends with an error. */
        ERROR
    }

    /**
     * What an execution gave.
     *
     * @param text what was written, up to the error if there is one
     * @param error Go's error text
     */
    public record Execution(String text, Optional<String> error) {}

    /**
     * Parses a template.
     *
     * @param name as errors show it; docker's templates have an empty one
     * @param functions beyond Go's own, such as {@link DockerFunctions#ALL}
     * @return or Go's error text, {@code template: NAME:1: ...}
     */
    public static Reading<Template> parse(String name, String text, List<Function> functions) {
        Map<String, Function> byName = new LinkedHashMap<>();
        for (Function function : Builtins.ALL) byName.put(function.name(), function);
        for (Function function : functions) byName.put(function.name(), function);
        return Parser.parse(name, text, byName::containsKey).map(templates -> new Template(name, text, templates, byName));
    }

    /** This template with other functions behind the same names; unknown ones are added. */
    public Template with(List<Function> others) {
        Map<String, Function> more = new LinkedHashMap<>(functions);
        for (Function function : others) more.put(function.name(), function);
        return new Template(name, text, templates, more);
    }

    /** Applies the template as the real clients do: missing keys are {@code <no value>}, whole numbers are int64. */
    public Execution execute(Value data) {
        return execute(data, MissingKey.NO_VALUE, GoType.INT64);
    }

    /**
     * Applies the template.
     *
     * @param numbers the Go type of whole numbers in values of type {@link GoType#ANY}: float64 after json.Unmarshal, int64 in Kubernetes' own objects
     */
    public Execution execute(Value data, MissingKey missingKey, GoType numbers) {
        return new Executor(this, missingKey, numbers).execute(data);
    }

    String name() {
        return name;
    }

    Optional<Node.Block> lookup(String template) {
        return Optional.ofNullable(templates.get(template));
    }

    Optional<Function> function(String function) {
        return Optional.ofNullable(functions.get(function));
    }

    /** Line from 1 and column from 0, in bytes, as Go reports the place of a node. */
    String place(Node node) {
        String before = text.substring(0, Math.min(node.at(), text.length()));
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        int column = before.substring(before.lastIndexOf('\n') + 1).getBytes(StandardCharsets.UTF_8).length;
        return name + ":" + line + ":" + column;
    }
}
