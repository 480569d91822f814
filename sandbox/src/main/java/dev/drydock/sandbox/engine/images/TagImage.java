package dev.drydock.sandbox.engine.images;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.tree.Mapping;

/** {@code POST /images/{name}/tag}. */
final class TagImage {
    private TagImage() {}

    static Reply serve(Call call) {
        String tag = call.query("tag");
        ParsedReference parsed = Reference.parse(call.query("repo") + (tag.isEmpty() ? "" : ":" + tag));
        if (parsed instanceof ParsedReference.Malformed malformed) {
            return Reply.bad(malformed.message());
        }
        Reference target = ((Reference) parsed).orLatest();
        if (target.digest().isPresent()) {
            return Reply.bad("refusing to create a tag with a digest reference");
        }
        Images images = new Images(call.kernel(), call.machine());
        return images.find(call.part("name")).reply(found -> {
            images.tag(found.image(), target);
            images.same(found.image()).ifPresent(tagged -> images.put(tagged.key(), tagged.stored().taggedAt(call.kernel().now())));
            new EventLog(call.kernel(), call.machine()).note("image", "tag", found.image().id(), Mapping.of("name", target.familiar()));
            return new Reply.Empty(201);
        });
    }
}
