package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which variables a project's files use, for {@code docker compose config --variables}. */
public final class Variables {
    private static final Pattern USE = Pattern.compile("\\$(?:(\\$)|([_a-z][_a-z0-9]*)|\\{([_a-z][_a-z0-9]*)(?:(:?[-+?])([^}]*))?\\})",
            Pattern.CASE_INSENSITIVE);

    private Variables() {}

    /** A table with tabs between its cells. @param model files with their variables not filled in */
    public static String table(Mapping model) {
        Map<String, String> rows = new TreeMap<>();
        collect(model, rows);
        return "NAME\tREQUIRED\tDEFAULT VALUE\tALTERNATE VALUE\n" + String.join("", rows.values());
    }

    private static void collect(Tree tree, Map<String, String> rows) {
        if (tree instanceof Mapping mapping) {
            mapping.forEach((key, value) -> collect(value, rows));
        }
        tree.items().forEach(item -> collect(item, rows));
        if (tree instanceof Text text) {
            Matcher use = USE.matcher(text.value());
            while (use.find()) {
                if (use.group(1) == null) {
                    String name = use.group(2) != null ? use.group(2) : use.group(3);
                    String operator = use.group(4) == null ? "" : use.group(4);
                    String word = use.group(5) == null ? "" : use.group(5);
                    rows.put(name, name + "\t" + operator.endsWith("?") + "\t" + (operator.endsWith("-") ? word : "") + "\t"
                            + (operator.endsWith("+") ? word : "") + "\n");
                }
            }
        }
    }
}
