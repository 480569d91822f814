package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.image.Digest;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The older builder: what comes before its first step, and how its cache finds images. */
final class Legacy {
    /** An image that an instruction came to. */
    record Known(String imageId) {}

    private static final Family<Known> KNOWN = Family.lasting("legacy-build-cache");

    private Legacy() {}

    static Key<Known> key(String machine, String key) {
        return KNOWN.key(machine + "/" + key);
    }

    static Reply begin(Call call, Order order) {
        LegacyPlan plan = new LegacyPlan(order);
        Optional<Integer> target = plan.target();
        if (target.isEmpty()) {
            return Reply.bad("target stage \"" + order.wish().target() + "\" could not be found");
        }
        call.open(200, "application/json");
        Work.after(call.kernel(), call.machine(), 1_000, new LegacyStep(order, plan.upTo(target.get()), 0, -1, Map.of()));
        return Reply.later();
    }

    /** Ends a build: what it came to and its names. */
    static void finish(Kernel kernel, String machine, Order order, Draft draft, String imageId) {
        Trace told = new Trace(kernel, order.exchange());
        List<String> left = order.wish().arguments().keys().stream().filter(name -> order.file().all().stream().filter(each -> each.keyword().equals("ARG"))
                .flatMap(each -> each.assignments(order.file().escape()).stream()).noneMatch(word -> word.equals(name) || word.startsWith(name + "="))).toList();
        if (!left.isEmpty()) {
            told.stream("[Warning] One or more build-args [" + String.join(" ", left) + "] were not consumed\n");
        }
        told.line(Mapping.of("aux", Mapping.of("ID", imageId)));
        told.stream("Successfully built " + Digest.brief(imageId) + "\n");
        var images = new dev.drydock.sandbox.engine.record.Images(kernel, machine);
        images.all().stream().filter(found -> found.image().id().equals(imageId)).findFirst().ifPresent(found -> order.tags().forEach(tag -> {
            images.tag(found.image(), tag);
            told.stream("Successfully tagged " + tag.familiar() + "\n");
        }));
        told.finish();
    }
}
