package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.convert.Vertex;
import dev.drydock.sandbox.image.Layer;
import java.util.List;

/**
 * Layers of an image on their way: all at once over one line, then unpacked one after the other.
 *
 * @param began when the first byte was asked for
 * @param latency before it comes
 */
record Downloading(Vertex vertex, List<Layer> layers, long bytesPerSecond, long began, long latency) {
    private static final long LOOK_MICROS = 150_000;
    private static final long UNPACK_BYTES_PER_SECOND = 60_000_000;

    Downloading {
        layers = List.copyOf(layers);
    }

    void begin(Solving solving) {
        Downloading here = this;
        solving.later(latency, here::look);
    }

    /** Bytes of a layer that are here after a time: layers share the line, and what one leaves the others have. */
    private long here(Layer layer, long elapsed) {
        long left = Math.max(0, elapsed - latency) * bytesPerSecond / 1_000_000;
        List<Long> sizes = layers.stream().map(Layer::compressedSize).sorted().toList();
        long share = 0;
        for (int i = 0; i < sizes.size(); i++) {
            share = left / (sizes.size() - i);
            if (sizes.get(i) > share) {
                break;
            }
            left -= sizes.get(i);
            share = sizes.get(i);
        }
        return Math.min(layer.compressedSize(), share);
    }

    private void look(Solving solving) {
        long now = solving.kernel().now();
        boolean all = true;
        for (Layer layer : layers) {
            long here = here(layer, now - began);
            boolean done = here >= layer.compressedSize();
            boolean before = here(layer, now - began - LOOK_MICROS) >= layer.compressedSize() && now - began > latency + LOOK_MICROS / 2;
            if (!before) {
                solving.trace().progress(vertex, layer.digest(), here, layer.compressedSize(), began, done ? now : -1);
            }
            all &= done;
        }
        if (all) {
            unpack(solving, 0);
        } else {
            Downloading here = this;
            solving.later(LOOK_MICROS, here::look);
        }
    }

    private void unpack(Solving solving, int index) {
        if (index == layers.size()) {
            new Sources(solving, vertex).taken();
            return;
        }
        Layer layer = layers.get(index);
        long now = solving.kernel().now();
        long micros = 3_000 + layer.size() * 1_000_000 / UNPACK_BYTES_PER_SECOND;
        solving.trace().progress(vertex, "extracting " + layer.digest(), 0, 0, now, -1);
        Downloading here = this;
        solving.later(micros, later -> {
            later.trace().progress(here.vertex, "extracting " + layer.digest(), 0, 0, now, later.kernel().now());
            here.unpack(later, index + 1);
        });
    }
}
