package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Mapping;

/** The end of a build: the image gets into the engine's store and has its names. */
record Exporting(Order order, String machine) {
    private static final long MICROS = 40_000;

    void export(Kernel kernel, Draft draft) {
        Told told = new Told(kernel, order.exchange());
        String vertex = "exporting to image";
        Image image = labelled(draft).image();
        Images images = new Images(kernel, machine);
        told.begin(vertex);
        told.status(vertex, "exporting layers" + (images.same(image).isPresent() ? "" : " 0.0s"));
        told.status(vertex, "writing image " + image.id());
        images.keep(image, "");
        for (Reference tag : order.tags()) {
            told.status(vertex, "naming to " + (tag.canonical().endsWith(":latest") && order.tags().size() == 1 ? tag.canonical().replaceFirst(":latest$", "") : tag.canonical()));
            images.tag(image, tag);
            images.same(image).ifPresent(found -> images.put(found.key(), found.stored().taggedAt(kernel.now())));
            new EventLog(kernel, machine).note("image", "tag", image.id(), Mapping.of("name", tag.familiar()));
        }
        told.end(vertex, MICROS);
        told.line(Mapping.of("id", "moby.image.id", "aux", Mapping.of("ID", image.id())));
        told.finish();
    }

    private Draft labelled(Draft draft) {
        if (order.labels().isEmpty()) {
            return draft;
        }
        Mapping labels = Mapping.builder().putAll(draft.config().get("Labels").mapping()).putAll(order.labels()).build().sorted();
        return draft.configured(draft.config().with("Labels", labels));
    }
}
