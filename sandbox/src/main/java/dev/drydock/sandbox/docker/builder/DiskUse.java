package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Listing;
import dev.drydock.sandbox.docker.format.RowFormat;
import dev.drydock.sandbox.docker.format.RowType;
import dev.drydock.sandbox.image.Timestamp;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Units;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** {@code docker buildx du}: what builds have kept. */
public final class DiskUse {
    private static final RowType TYPE = RowType.named("commands.diskusageContext").field("ID", "ID").field("Parents", "PARENTS").field("CreatedAt", "CREATED AT")
            .field("Mutable", "MUTABLE").field("Reclaimable", "RECLAIMABLE").field("Shared", "SHARED").field("Size", "SIZE").field("Description", "DESCRIPTION")
            .field("UsageCount", "USAGE COUNT").field("LastUsedAt", "LAST ACCESSED").field("Type", "TYPE");
    private static final String TABLE = "table {{.ID}}\t{{.Reclaimable}}\t{{.Size}}\t{{.LastUsedAt}}";

    private DiskUse() {}

    public static Step start(Sys sys, Job job) {
        String format = job.flags().text("format");
        if (!format.isEmpty() && job.flags().on("verbose")) {
            return Job.fail(sys, "ERROR: --format and --verbose cannot be used together");
        }
        boolean pretty = job.flags().on("verbose") || format.equals("pretty");
        String shown = format.isEmpty() || format.equals("table") ? TABLE : format;
        return job.daemon().get(sys, "/system/df", Map.of("type", "build-cache"), (s, answer) -> {
            if (!answer.ok()) {
                return Job.fail(s, "ERROR: " + answer.complaint());
            }
            List<Tree> records = new ArrayList<>(answer.json().get("BuildCache").items());
            records.sort(Comparator.comparing((Tree each) -> each.get("Size").whole()));
            records.removeIf(each -> !chosen(each, job.flags().all("filter")));
            boolean sums = (pretty || shown.equals(TABLE)) && job.flags().all("filter").isEmpty();
            String summary = sums ? summary(records) : "";
            if (pretty) {
                return s.print(String.join("", records.stream().map(each -> described(each, s.now()) + "\n").toList()) + summary, 0);
            }
            Reading<String> printed = RowFormat.print(shown, TYPE, records.stream().map(each -> row(each, s.now(), RowFormat.isTable(shown))).toList());
            return printed.value().isPresent() ? s.print(printed.value().get() + summary, 0) : Job.fail(s, "ERROR: " + printed.refusal().orElseThrow().message());
        });
    }

    /** Whether a record is meant by {@code --filter}. */
    static boolean chosen(Tree record, List<String> filters) {
        for (String filter : filters) {
            int equals = filter.indexOf('=');
            String key = equals < 0 ? filter : filter.substring(0, equals);
            String value = equals < 0 ? "true" : filter.substring(equals + 1);
            boolean holds = switch (key) {
                case "id" -> record.get("ID").text().contains(value);
                case "type" -> record.get("Type").text().equals(value);
                case "description" -> record.get("Description").text().equals(value);
                case "mutable" -> Boolean.toString(mutable(record)).equals(value);
                case "shared" -> Boolean.toString(record.get("Shared").truth()).equals(value);
                case "private" -> Boolean.toString(!record.get("Shared").truth()).equals(value);
                case "inuse" -> Boolean.toString(record.get("InUse").truth()).equals(value);
                default -> true;
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    static boolean mutable(Tree record) {
        return !record.get("Type").text().equals("regular");
    }

    static String ago(Tree record, long now) {
        long used = Timestamp.micros(record.get("LastUsedAt").text());
        return Units.span(Duration.of(Math.max(0, now - used), ChronoUnit.MICROS)) + " ago";
    }

    static String id(Tree record) {
        return record.get("ID").text() + (mutable(record) ? "*" : "");
    }

    static String size(Tree record) {
        return Units.size(record.get("Size").whole()) + (record.get("Shared").truth() ? "*" : "");
    }

    private static Mapping row(Tree record, long now, boolean table) {
        return Mapping.builder().put("ID", table ? id(record) : record.get("ID").text()).put("Parents", String.join(",", record.get("Parents").texts()))
                .put("CreatedAt", created(record)).put("Mutable", Boolean.toString(mutable(record))).put("Reclaimable", Boolean.toString(!record.get("InUse").truth()))
                .put("Shared", Boolean.toString(record.get("Shared").truth())).put("Size", table ? size(record) : Units.size(record.get("Size").whole()))
                .put("Description", record.get("Description").text()).put("UsageCount", record.get("UsageCount").text(Long.toString(record.get("UsageCount").whole())))
                .put("LastUsedAt", ago(record, now)).put("Type", record.get("Type").text()).build();
    }

    private static String created(Tree record) {
        return record.get("CreatedAt").text().replace("T", " ").replace("Z", " +0000 UTC");
    }

    static String described(Tree record, long now) {
        List<String> parents = record.get("Parents").texts();
        return "ID:           " + record.get("ID").text() + "\n" + (parents.isEmpty() ? "" : "Parents:\n - " + String.join("\n - ", parents) + "\n")
                + "Created at:   " + created(record) + "\nMutable:      " + mutable(record) + "\nReclaimable:  " + !record.get("InUse").truth()
                + "\nShared:       " + record.get("Shared").truth() + "\nSize:         " + Units.size(record.get("Size").whole())
                + (record.get("Description").text().isEmpty() ? "" : "\nDescription:  " + record.get("Description").text())
                + "\nUsage count:  " + record.get("UsageCount").whole() + "\nLast used:    " + ago(record, now) + "\nType:         " + record.get("Type").text() + "\n";
    }

    private static String summary(List<Tree> records) {
        long total = records.stream().mapToLong(each -> each.get("Size").whole()).sum();
        long shared = records.stream().filter(each -> each.get("Shared").truth()).mapToLong(each -> each.get("Size").whole()).sum();
        return (shared > 0 ? "Shared:\t\t" + Units.size(shared) + "\nPrivate:\t" + Units.size(total - shared) + "\n" : "")
                + "Reclaimable:\t" + Units.size(total) + "\nTotal:\t\t" + Units.size(total) + "\n";
    }
}
