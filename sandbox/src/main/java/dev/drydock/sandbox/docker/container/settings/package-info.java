/**
 * How the flags of {@code docker run} and {@code docker create} become the request that creates a container: one file a subject (ports,
 * volumes, variables, networks, health ...), each with the client's own complaints. Nothing here asks the engine. Start with {@link
 * dev.drydock.sandbox.docker.container.settings.ContainerSettings}.
 */
package dev.drydock.sandbox.docker.container.settings;
