package dev.drydock.sandbox.docker.format;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Misreading;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.template.DockerFunctions;
import dev.drydock.sandbox.tree.template.GoType;
import dev.drydock.sandbox.tree.template.Template;
import dev.drydock.sandbox.tree.template.Template.MissingKey;
import dev.drydock.sandbox.tree.template.Value;
import java.util.List;

/** What {@code docker inspect} prints of objects, with and without {@code --format}: docker/cli's inspector. */
public final class InspectFormat {
    private InspectFormat() {}

    /**
     * An object of the engine.
     *
     * @param kind as {@code --type} names it
     * @param plainToo whether a template may read the plain JSON where the Go type does not know a name
     */
    public record Inspected(String kind, Tree object, boolean plainToo) {
        /** An object whose JSON a template may read where its Go type does not know a name. */
        public Inspected(String kind, Tree object) {
            this(kind, object, true);
        }

        /** As the engine sent it: images with {@code < > &} escaped, all else as it is; what the client itself keeps is escaped, too. */
        private String json(JsonStyle style) {
            return Json.write(object, style.withEscapeHtml(kind.equals("image") || kind.equals("context")));
        }
    }

    /** Without a format: an indented list, as the engine sent it; ends in a newline. */
    public static String indented(List<Inspected> objects) {
        if (objects.isEmpty()) return "[]\n";
        List<String> indented = objects.stream().map(each -> "    " + each.json(JsonStyle.INSPECT).replace("\n", "\n    ")).toList();
        return "[\n" + String.join(",\n", indented) + "\n]\n";
    }

    /** The format {@code json}: the list on one line. */
    public static String json(List<Inspected> objects) {
        return "[" + String.join(",", objects.stream().map(each -> each.json(JsonStyle.COMPACT)).toList()) + "]\n";
    }

    /** The template of a format, or the complaint with which the command ends at once with status 64: {@code template parsing error: ...}. */
    public static Reading<Template> parse(String format) {
        Reading<Template> parsed = Template.parse("", format, DockerFunctions.ALL);
        if (parsed instanceof Reading.Refused<Template> refused) return refused("template parsing error: " + refused.why().message());
        return parsed;
    }

    /**
     * One object by a template, with a newline. Names that its Go type does not know are tried once more on the plain JSON.
     *
     * @return or the complaint: {@code template parsing error: ...}
     */
    public static Reading<String> print(Template template, Inspected inspected) {
        Tree object = inspected.object();
        Template.Execution typed = template.execute(new Value(InspectTypes.of(inspected.kind()), object));
        if (typed.error().isEmpty()) return new Reading.Of<>(typed.text() + "\n");
        if (!inspected.plainToo()) return refused("template parsing error: " + typed.error().get());
        Template.Execution plain = template.execute(Value.of(object), MissingKey.ERROR, GoType.JSON_NUMBER);
        if (plain.error().isEmpty()) return new Reading.Of<>(plain.text() + "\n");
        return refused("template parsing error: " + plain.error().get());
    }

    private static <T> Reading<T> refused(String message) {
        return new Reading.Refused<>(new Misreading(message, 0, 1, 1));
    }
}
