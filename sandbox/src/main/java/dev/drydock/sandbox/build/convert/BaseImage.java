package dev.drydock.sandbox.build.convert;

import dev.drydock.sandbox.tree.Mapping;

/**
 * What a build must know of an image it takes.
 *
 * @param config the container's configuration
 * @param digest of the manifest when it will be fetched, empty when the engine has it
 * @param platform as {@code linux/amd64}
 */
public record BaseImage(Mapping config, String digest, String platform) {}
