package dev.drydock.sandbox.cluster.api;

import dev.drydock.sandbox.time.Slowness;

/** Told to a component when a watch of its has something for it. */
public record Woken(String watch) implements Slowness.Placed {
    /** What a watch's id ends with: of a kubelet's its node. */
    @Override
    public String place() {
        return watch.substring(watch.lastIndexOf('/') + 1);
    }
}
