/**
 * Images from Dockerfiles: BuildKit's way with a cache of its own, and the older builder's way in which every instruction leaves an image.
 * What a Dockerfile means is not here but in {@code dev.drydock.sandbox.build}; containers that run instructions are the engine's usual ones.
 * Start reading at {@link dev.drydock.sandbox.engine.build.BuildRoutes}.
 */
package dev.drydock.sandbox.engine.build;
