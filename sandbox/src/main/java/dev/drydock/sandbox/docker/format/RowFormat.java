package dev.drydock.sandbox.docker.format;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Misreading;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.unit.TabWriter;
import dev.drydock.sandbox.tree.template.DockerFunctions;
import dev.drydock.sandbox.tree.template.Template;
import dev.drydock.sandbox.tree.template.Value;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What {@code --format} makes of rows: docker/cli's formatter.Context. */
public final class RowFormat {
    public static final String TABLE = "table";
    public static final String RAW = "raw";
    public static final String JSON = "json";

    private RowFormat() {}

    /**
     * Prints rows.
     *
     * @param format {@code json}, a template, or {@code table} and a template whose cells are parted by tabs; never just {@code table} or {@code raw},
     *     which each listing replaces by its own template first
     * @return what goes to standard output, or the error after which nothing is printed: {@code template parsing error: ...}
     */
    public static Reading<String> print(String format, RowType type, List<Mapping> rows) {
        Reading<Template> parsed = Template.parse("", template(format), DockerFunctions.ALL);
        if (parsed instanceof Reading.Refused<Template> refused) return refused(refused.why().message());
        Template template = parsed.orThrow();
        StringBuilder body = new StringBuilder();
        for (Value row : type.rows(rows)) {
            Template.Execution execution = template.execute(row);
            if (execution.error().isPresent()) return refused(execution.error().get());
            body.append(execution.text()).append('\n');
        }
        if (!isTable(format)) return new Reading.Of<>(body.toString());
        String header = template.with(DockerFunctions.HEADER).execute(type.header()).text();
        return new Reading.Of<>(TabWriter.DOCKER.layOut(header + "\n" + body));
    }

    private static Reading<String> refused(String message) {
        return new Reading.Refused<>(new Misreading("template parsing error: " + message, 0, 1, 1));
    }

    public static boolean isTable(String format) {
        return format.startsWith(TABLE);
    }

    /** The template in a format; {@code \t} and {@code \n} written out become characters. */
    static String template(String format) {
        String body = isTable(format) ? format.substring(TABLE.length()) : format.equals(JSON) ? "{{json .}}" : format;
        int start = 0;
        int end = body.length();
        while (start < end && body.charAt(start) == ' ') start++;
        while (end > start && body.charAt(end - 1) == ' ') end--;
        return body.substring(start, end).replace("\\t", "\t").replace("\\n", "\n");
    }

    /**
     * Which fields a format asks for: {@code docker ps} tries the user's format on an empty row to see whether sizes are wanted.
     *
     * @return or the complaint: {@code failed to parse template: ...}, {@code failed to execute template: ...}
     */
    public static Reading<Set<String>> fieldsAsked(String format, RowType type, Mapping emptyRow) {
        Reading<Template> parsed = Template.parse("", format, DockerFunctions.ALL);
        if (parsed instanceof Reading.Refused<Template> refused) return new Reading.Refused<>(new Misreading("failed to parse template: " + refused.why().message(), 0, 1, 1));
        Set<String> asked = new LinkedHashSet<>();
        Template.Execution execution = parsed.orThrow().execute(type.row(emptyRow, asked::add));
        if (execution.error().isPresent()) return new Reading.Refused<>(new Misreading("failed to execute template: " + execution.error().get(), 0, 1, 1));
        return new Reading.Of<>(Collections.unmodifiableSet(asked));
    }
}
