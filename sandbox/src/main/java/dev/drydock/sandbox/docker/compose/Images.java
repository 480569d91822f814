package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Listing;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Cut;
import dev.drydock.sandbox.tree.unit.GoTime;
import dev.drydock.sandbox.tree.unit.Units;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code docker compose images}: which image each container runs. */
final class Images {
    /** The longest span that Go can hold. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private Images() {}

    static Step start(Sys sys, Job job) {
        return Opening.named(sys, job, List.of(), (s, project, read) -> {
            Map<String, String> query = new LinkedHashMap<>(Filters.query(List.of("label=" + Labels.PROJECT + "=" + project)));
            query.put("all", "1");
            return job.daemon().get(s, "/containers/json", query, (t, answer) -> {
                if (!answer.ok()) {
                    return Job.fail(t, answer.complaint());
                }
                List<Mapping> containers = answer.json().mappings();
                return look(t, job, Containers.byName(job.arguments().isEmpty() ? containers : Containers.of(containers, job.arguments())), List.of());
            });
        });
    }

    private static Step look(Sys sys, Job job, List<Mapping> left, List<Mapping> seen) {
        if (left.isEmpty()) {
            return show(sys, job, seen);
        }
        return job.daemon().get(sys, "/images/" + left.get(0).get("Image").text() + "/json", Map.of(), (s, answer) -> {
            if (!answer.ok()) {
                return Job.fail(s, answer.complaint());
            }
            List<Mapping> more = new ArrayList<>(seen);
            more.add(row(left.get(0), answer.json()));
            return look(s, job, left.subList(1, left.size()), List.copyOf(more));
        });
    }

    private static Mapping row(Mapping container, Tree image) {
        String name = container.get("Image").text();
        Reference reference = Reference.parse(name) instanceof Reference parsed && !name.matches("(sha256:)?[0-9a-f]{12,64}") ? parsed.orLatest() : null;
        String familiar = reference == null ? "" : reference.familiar();
        String tag = reference == null ? "" : reference.tag().orElse("");
        String variant = image.get("Variant").text();
        return Mapping.of("ID", image.get("Id").text(), "ContainerName", Containers.name(container),
                "Repository", tag.isEmpty() ? familiar.replaceFirst("@.*", "") : familiar.substring(0, familiar.length() - tag.length() - 1), "Tag", tag,
                "Platform", image.get("Os").text() + "/" + image.get("Architecture").text() + (variant.isEmpty() ? "" : "/" + variant),
                "Size", image.get("Size").whole(), "LastTagTime", image.at("Metadata", "LastTagTime").text());
    }

    private static Step show(Sys sys, Job job, List<Mapping> images) {
        if (job.flags().on("quiet")) {
            List<String> ids = images.stream().map(image -> image.get("ID").text().replaceFirst("^sha256:", "")).distinct().toList();
            return sys.print(String.join("", ids.stream().map(id -> id + "\n").toList()), 0);
        }
        List<List<String>> rows = new ArrayList<>();
        for (Mapping image : images) {
            rows.add(List.of(image.get("ContainerName").text(), image.get("Repository").text("<none>"), image.get("Tag").text("<none>"),
                    image.get("Platform").text(), Cut.id(image.get("ID").text()), Units.size(image.get("Size").whole(), 3), age(sys, image)));
        }
        return Tables.print(sys, job.flags().text("format"),
                List.of("CONTAINER", "REPOSITORY", "TAG", "PLATFORM", "IMAGE ID", "SIZE", "CREATED"), rows, new Sequence(List.copyOf(images)));
    }

    private static String age(Sys sys, Mapping image) {
        Instant tagged = GoTime.read(image.get("LastTagTime").text());
        Duration age = Duration.between(tagged, Listing.now(sys));
        return Units.span(age.compareTo(LONGEST) > 0 ? LONGEST : age) + " ago";
    }
}
