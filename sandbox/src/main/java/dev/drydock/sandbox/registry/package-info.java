/**
 * Registries as servers of the world: their repositories, who may read and write them, how fast they send, and what they refuse.
 * Pulling and pushing are the engine's work. Start reading at {@link dev.drydock.sandbox.registry.RegistryServer}.
 */
package dev.drydock.sandbox.registry;
