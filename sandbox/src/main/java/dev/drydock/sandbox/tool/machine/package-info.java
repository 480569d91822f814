/**
 * Tools that tell of the machine and its terminals: mounts, processors, disks, distribution, terminal switches, the tree of processes.
 * Processes, memory and services stand in {@code tool.system}.
 * Start reading at {@link dev.drydock.sandbox.tool.machine.Mount}.
 */
package dev.drydock.sandbox.tool.machine;
