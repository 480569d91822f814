/**
 * Plugins of the engine, of which there are none. Start reading at {@link dev.drydock.sandbox.docker.plugin.Plugins}.
 */
package dev.drydock.sandbox.docker.plugin;
