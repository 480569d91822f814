/**
 * {@code docker build} with BuildKit's client and the older one: which files travel to the engine, and how what it tells is shown. The
 * building itself is the engine's. Start reading at {@link dev.drydock.sandbox.docker.builder.Build}.
 */
package dev.drydock.sandbox.docker.builder;
