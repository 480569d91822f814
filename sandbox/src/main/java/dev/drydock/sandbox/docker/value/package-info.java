/**
 * What docker's flags take as values, judged with the original's words: sizes, filters, mounts, networks, ulimits, devices. Nothing here
 * asks the engine. Start with {@link dev.drydock.sandbox.docker.value.FlagKinds}, which names a kind as the command tree writes it.
 */
package dev.drydock.sandbox.docker.value;
