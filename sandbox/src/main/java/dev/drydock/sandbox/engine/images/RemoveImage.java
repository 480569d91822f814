package dev.drydock.sandbox.engine.images;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Filters;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code DELETE /images/{name}} and {@code POST /images/prune}. */
final class RemoveImage {
    private RemoveImage() {}

    static Reply serve(Call call) {
        return new Images(call.kernel(), call.machine()).find(call.part("name")).reply(found -> {
            ImageDeletion deletion = new ImageDeletion(call.kernel(), call.machine(), call.flag("force"), !call.flag("noprune"));
            Optional<Reply.Refusal> refusal = deletion.delete(found, call.part("name"));
            return refusal.isPresent() ? refusal.get() : Reply.json(new Sequence(new ArrayList<>(deletion.lines())));
        });
    }

    static Reply servePrune(Call call) {
        Answer<Filters> filters = Filters.of(call, Set.of("dangling", "label", "label!", "until"));
        return filters.reply(wanted -> wanted.truth("dangling").reply(dangling -> wanted.until(call).reply(
                until -> prune(call, wanted, until, dangling.orElse(true)))));
    }

    private static Reply prune(Call call, Filters wanted, Optional<Long> until, boolean danglingOnly) {
        Images images = new Images(call.kernel(), call.machine());
        List<Mapping> lines = new ArrayList<>();
        long reclaimed = 0;
        for (Images.Found found : images.all()) {
            boolean old = until.map(moment -> GoTime.micros(found.image().created()) < moment).orElse(true);
            boolean candidate = danglingOnly ? found.stored().isUntagged() && !images.hasChildren(found) : true;
            ImageDeletion deletion = new ImageDeletion(call.kernel(), call.machine(), false, true);
            if (candidate && old && wanted.labels(found.image().config().get("Labels").mapping())
                    && call.transaction().has(found.key()) && !deletion.used(found)) {
                deletion.deleteWholly(found);
                lines.addAll(deletion.lines());
                reclaimed += deletion.freed();
            }
        }
        return Reply.json(Mapping.of("ImagesDeleted", lines.isEmpty() ? null : lines, "SpaceReclaimed", reclaimed));
    }
}
