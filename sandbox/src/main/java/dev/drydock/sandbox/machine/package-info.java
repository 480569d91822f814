/**
 * Computers: how large they are and since when they run. Their files, processes and networks stand in {@code process}.
 * Virtual machines and system containers will stand here too. Start reading at {@link dev.drydock.sandbox.machine.Machine}.
 */
package dev.drydock.sandbox.machine;
