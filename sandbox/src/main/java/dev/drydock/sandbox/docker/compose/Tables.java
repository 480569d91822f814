package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.TabWriter;
import java.util.List;
import java.util.Locale;

/** Compose's own simple tables, which know the formats {@code table}, {@code pretty} and {@code json} only. */
final class Tables {
    private Tables() {}

    /** Prints rows and ends the command. @param json what {@code json} shows */
    static Step print(Sys sys, String format, List<String> headers, List<List<String>> rows, Tree json) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "table", "pretty", "" -> {
                StringBuilder text = new StringBuilder(String.join("\t", headers)).append('\n');
                rows.forEach(row -> text.append(String.join("\t", row)).append('\n'));
                yield sys.print(TabWriter.DOCKER_TOP.layOut(text.toString()), 0);
            }
            case "json" -> sys.print(Json.write(json, JsonStyle.COMPACT.withEscapeHtml(false)) + "\n", 0);
            default -> Job.fail(sys, "format value \"" + format + "\" could not be parsed: parsing failed");
        };
    }
}
