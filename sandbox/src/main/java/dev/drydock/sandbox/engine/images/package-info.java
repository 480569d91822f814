/**
 * The engine's images: listing, inspecting, naming, removing, and their way from and to registries.
 * What an image is stands in {@code image}; who offers it in {@code registry}. Start reading at
 * {@link dev.drydock.sandbox.engine.images.PullImage}, then {@link dev.drydock.sandbox.engine.images.RemoveImage}.
 */
package dev.drydock.sandbox.engine.images;
