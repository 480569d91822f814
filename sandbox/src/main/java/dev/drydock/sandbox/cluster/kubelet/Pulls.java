package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.store.Family;

/** The pulls of one node, of which one goes on at a time ({@code serializeImagePulls}). */
final class Pulls {
    /** When the last pull that is waited for will be over. */
    private static final Family<Long> FREE = Family.passing("kubelet-pulls");

    private Pulls() {}

    /** How long it takes until a pull is over that begins when the others are. */
    static long queue(Agent agent, long micros) {
        var key = FREE.key(agent.node());
        long over = Math.max(agent.now(), agent.kernel().transaction().find(key).orElse(0L)) + micros;
        agent.kernel().transaction().put(key, over);
        return over - agent.now();
    }

    /** What containerd says of an image's size: that of its layers as they came. */
    static long size(Image image) {
        long size = 0;
        for (Layer layer : image.layers()) {
            size += layer.compressedSize();
        }
        return size;
    }
}
