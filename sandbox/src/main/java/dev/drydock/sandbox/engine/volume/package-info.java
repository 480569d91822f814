/**
 * The routes of volumes: making, listing, inspecting, removing. Volumes' files stand on the machine's own file system.
 * Start reading at {@link dev.drydock.sandbox.engine.volume.VolumeRoutes}.
 */
package dev.drydock.sandbox.engine.volume;
