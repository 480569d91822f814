package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.kubectl.print.Columns;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.template.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A page in the making: lines with tabs between what is to stand in columns. Work that waits keeps its text, never the page itself. */
final class Page {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final int LONGEST_ANNOTATION = 140;
    /** Where columns begin anew. */
    private static final char BREAK = '\f';

    private final StringBuilder out = new StringBuilder();

    Page() {}

    /** A page that goes on from a text. */
    Page(String before) {
        out.append(before);
    }

    /** Text at a level, two blanks each. */
    Page write(int level, String text) {
        out.append("  ".repeat(level)).append(text);
        return this;
    }

    /** A line at a level. */
    Page line(int level, String text) {
        return write(level, text).write(0, "\n");
    }

    /** A field with its value in the second column. */
    Page field(String name, Object value) {
        return line(0, name + ":\t" + value);
    }

    Page field(int level, String name, Object value) {
        return line(level, name + ":\t" + value);
    }

    /** A field, unless the object does not have it. */
    Page known(String name, Tree value) {
        return value.isNothing() ? this : field(name, shown(value));
    }

    /** A value as Go prints it. */
    static String shown(Tree value) {
        return Value.of(value).print();
    }

    /** Columns begin anew from here on. */
    Page breakColumns() {
        out.append(BREAK);
        return this;
    }

    /** Labels, a line each. */
    Page labels(String title, Tree labels) {
        return lines("", title, pairs(labels));
    }

    Page labels(String indent, String title, Tree labels) {
        return lines(indent, title, pairs(labels));
    }

    /** Lines below each other in the second column. */
    Page lines(String indent, String title, List<String> lines) {
        out.append(indent).append(title).append(":\t");
        if (lines.isEmpty()) {
            out.append("<none>\n");
        }
        for (int i = 0; i < lines.size(); i++) {
            out.append(i == 0 ? "" : indent + "\t").append(lines.get(i)).append('\n');
        }
        return this;
    }

    static List<String> pairs(Tree labels) {
        List<String> pairs = new ArrayList<>();
        labels.mapping().sorted().forEach((key, value) -> pairs.add(key + "=" + value.text()));
        return pairs;
    }

    /** Labels on one line. */
    static String joined(Tree labels) {
        List<String> pairs = pairs(labels);
        return pairs.isEmpty() ? "<none>" : String.join(",", pairs);
    }

    /** Annotations, without the one that {@code apply} keeps; long ones are cut. */
    Page annotations(String title, Tree annotations) {
        out.append(title).append(":\t");
        Mapping shown = annotations.mapping().without(LAST_APPLIED).sorted();
        if (shown.isEmpty()) {
            out.append("<none>\n");
        }
        for (int i = 0; i < shown.size(); i++) {
            String key = shown.keyAt(i);
            String value = shown.valueAt(i).text().endsWith("\n") ? shown.valueAt(i).text().substring(0, shown.valueAt(i).text().length() - 1) : shown.valueAt(i).text();
            out.append(i == 0 ? "" : "\t");
            if (value.length() + key.length() + 2 > LONGEST_ANNOTATION || value.contains("\n")) {
                out.append(key).append(":\n");
                for (String line : value.split("\n", -1)) {
                    out.append("\t  ").append(line.length() > LONGEST_ANNOTATION - 2 ? line.substring(0, LONGEST_ANNOTATION - 2) + "..." : line).append('\n');
                }
            } else {
                out.append(key).append(": ").append(value).append('\n');
            }
        }
        return this;
    }

    /** Name and namespace, labels and annotations, as most pages begin. */
    Page head(Tree object) {
        return field("Name", object.at("metadata", "name").text()).field("Namespace", object.at("metadata", "namespace").text())
                .labels("Labels", object.at("metadata", "labels")).annotations("Annotations", object.at("metadata", "annotations"));
    }

    /** Conditions with type, status and reason. */
    Page conditions(Tree conditions) {
        if (conditions.mappings().isEmpty()) {
            return this;
        }
        line(0, "Conditions:").line(1, "Type\tStatus\tReason").line(1, "----\t------\t------");
        conditions.mappings().forEach(each -> line(1, each.get("type").text() + " \t" + each.get("status").text() + "\t" + each.get("reason").text()));
        return this;
    }

    /** The page laid out in columns. */
    String laidOut() {
        StringBuilder laid = new StringBuilder();
        for (String part : out.toString().split(String.valueOf(BREAK))) {
            laid.append(Columns.DESCRIBING.layOut(part));
        }
        return laid.toString();
    }

    /** The page with its tabs. */
    String raw() {
        return out.toString();
    }

    /** Names of amounts in their order. */
    static List<String> names(Tree amounts) {
        return amounts.mapping().keys().stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** {@code Kind/name} of the object that controls this one, empty if none does. */
    static String controller(Tree object) {
        return object.at("metadata", "ownerReferences").mappings().stream().filter(owner -> owner.get("controller").truth())
                .map(owner -> owner.get("kind").text() + "/" + owner.get("name").text()).findFirst().orElse("");
    }
}
