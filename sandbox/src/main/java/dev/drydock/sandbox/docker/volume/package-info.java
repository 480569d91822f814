/**
 * The verbs of {@code docker volume}: volumes are made, listed and removed by requests to the engine. Inspection and pruning have the common
 * forms and are elsewhere. Start with {@link dev.drydock.sandbox.docker.volume.Volumes}.
 */
package dev.drydock.sandbox.docker.volume;
