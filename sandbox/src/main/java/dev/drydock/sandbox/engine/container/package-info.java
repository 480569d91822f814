/**
 * Containers at rest: making them from a request and an image, listing, inspecting, renaming, changing limits, looking at processes and
 * at what was written. Starting and stopping stand in {@code run}. Start reading at
 * {@link dev.drydock.sandbox.engine.container.CreateContainer}, then {@link dev.drydock.sandbox.engine.container.InspectContainer}.
 */
package dev.drydock.sandbox.engine.container;
