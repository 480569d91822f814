package dev.drydock.sandbox.engine.images;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Filters;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code GET /images/json}. */
final class ListImages {
    private static final Set<String> FILTERS = Set.of("dangling", "label", "label!", "before", "since", "reference", "until");

    /** By the second; within one the original's order is undefined, here older ones come first. */
    private static final Comparator<Images.Found> NEWEST_FIRST = Comparator
            .comparingLong((Images.Found found) -> -GoTime.micros(found.image().created()) / 1_000_000)
            .thenComparing(found -> found.image().created());

    private ListImages() {}

    static Reply serve(Call call) {
        return Filters.of(call, FILTERS).reply(filters -> filters.truth("dangling").reply(dangling -> filters.until(call).reply(until ->
                bound(call, filters, "before").reply(before -> bound(call, filters, "since").reply(since ->
                        Reply.json(rows(call, filters, dangling, earlier(before, until), since)))))));
    }

    /** When the image that a filter names was created; images on one side of it are wanted. */
    private static Answer<Optional<Long>> bound(Call call, Filters filters, String field) {
        Optional<String> name = filters.first(field);
        return name.isEmpty()
                ? Answer.of(Optional.empty())
                : new Images(call.kernel(), call.machine()).find(name.get()).then(found -> Answer.of(Optional.of(GoTime.micros(found.image().created()))));
    }

    private static Optional<Long> earlier(Optional<Long> one, Optional<Long> other) {
        return one.isPresent() && other.isPresent() ? Optional.of(Math.min(one.get(), other.get())) : one.or(() -> other);
    }

    private static Sequence rows(Call call, Filters filters, Optional<Boolean> dangling, Optional<Long> before, Optional<Long> since) {
        Images images = new Images(call.kernel(), call.machine());
        List<Mapping> rows = new ArrayList<>();
        images.all().stream()
                .sorted(NEWEST_FIRST)
                .filter(found -> before.map(at -> GoTime.micros(found.image().created()) < at).orElse(true))
                .filter(found -> since.map(at -> GoTime.micros(found.image().created()) > at).orElse(true))
                .filter(found -> filters.labels(found.image().config().get("Labels").mapping()))
                .filter(found -> dangling.map(wanted -> wanted == (found.stored().isUntagged() && !images.hasChildren(found))).orElse(true))
                .filter(found -> call.flag("all") || dangling.isPresent() || !found.stored().isUntagged() || !images.hasChildren(found))
                .forEach(found -> row(found, filters).ifPresent(rows::add));
        return new Sequence(new ArrayList<>(rows));
    }

    private static Optional<Mapping> row(Images.Found found, Filters filters) {
        List<Reference> tags = found.stored().tags();
        List<Reference> digests = found.stored().repoDigests();
        if (filters.has("reference")) {
            tags = tags.stream().filter(tag -> filters.any("reference", pattern -> Glob.matches(pattern, tag))).toList();
            digests = digests.stream().filter(digest -> filters.any("reference", pattern -> Glob.matches(pattern, digest))).toList();
            if (tags.isEmpty() && digests.isEmpty()) {
                return Optional.empty();
            }
        }
        Tree labels = found.image().config().get("Labels");
        return Optional.of(Mapping.of(
                "Containers", -1,
                "Created", GoTime.micros(found.image().created()) / 1_000_000,
                "Id", found.image().id(),
                "Labels", labels.isEmpty() ? null : labels,
                "ParentId", found.stored().parentId(),
                "RepoDigests", digests.stream().map(Reference::familiar).toList(),
                "RepoTags", tags.stream().map(Reference::familiar).toList(),
                "SharedSize", -1,
                "Size", found.image().size()));
    }
}
