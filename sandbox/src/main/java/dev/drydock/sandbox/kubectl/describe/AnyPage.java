package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Locale;

/** The page of a kind that has no page of its own: all its fields. */
final class AnyPage {
    private static final List<String> TOLD = List.of(".metadata.managedFields", ".metadata.name", ".metadata.namespace", ".metadata.labels", ".metadata.annotations");
    private static final List<String> ACRONYMS = List.of("API", "URL", "UID", "OSB", "GUID");

    private AnyPage() {}

    static Task<String> of(Subject subject) {
        Page page = new Page().head(subject.object());
        fields(page, 0, subject.object(), "");
        return subject.ending(page);
    }

    private static void fields(Page page, int level, Mapping object, String path) {
        object.sorted().forEach((key, value) -> {
            String here = path + "." + key;
            if (TOLD.contains(here)) {
                return;
            }
            if (value instanceof Mapping inner) {
                page.line(level, title(key) + ":");
                fields(page, level + 1, inner, here);
            } else if (value instanceof Sequence list) {
                page.line(level, title(key) + ":");
                list.items().forEach(item -> item(page, level + 1, item, here));
            } else {
                page.field(level, title(key), value.isNothing() ? "<nil>" : Page.shown(value));
            }
        });
    }

    private static void item(Page page, int level, Tree item, String path) {
        if (item instanceof Mapping inner) {
            fields(page, level, inner, path);
        } else {
            page.line(level, Page.shown(item));
        }
    }

    /** {@code Creation Timestamp} of {@code creationTimestamp}. */
    private static String title(String field) {
        if (!field.matches("[\\p{L}-]+")) {
            return field;
        }
        StringBuilder out = new StringBuilder();
        for (String part : field.split("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?=-)|(?<=-)")) {
            String upper = part.toUpperCase(Locale.ROOT);
            out.append(out.isEmpty() ? "" : " ").append(ACRONYMS.contains(upper) ? upper : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return out.toString();
    }
}
