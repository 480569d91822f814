package dev.drydock.sandbox.build.convert;

import dev.drydock.sandbox.build.Dockerfile;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;

/**
 * What is asked for besides the Dockerfile.
 *
 * @param arguments {@code --build-arg} by name
 * @param target a stage, empty for the last
 * @param machine the platform that builds, as {@code linux/amd64}
 * @param platform the platform that is built for, empty for the machine's
 * @param fresh whether nothing kept may be used: {@code true}, or names of stages
 * @param contexts {@code --build-context} by name
 * @param network for commands, empty for the usual one
 */
public record Wish(Mapping arguments, Mapping labels, String target, String machine, String platform, List<String> fresh, Mapping contexts, String network,
        List<String> hosts) {
    public Wish {
        fresh = List.copyOf(fresh);
        hosts = List.copyOf(hosts);
    }

    /** The platform of the image. */
    public String wantedPlatform() {
        return platform.isEmpty() ? machine : platform;
    }

    boolean fresh(String stage) {
        return fresh.contains("true") || !stage.isEmpty() && fresh.contains(stage);
    }
}
