/**
 * The shim: a process of the machine that starts a container's processes and carries their streams between pipes or pseudo terminals, the
 * container's log and the clients that are attached. When to start what is decided in {@code run}.
 * Start reading at {@link dev.drydock.sandbox.engine.shim.Shim}, then {@link dev.drydock.sandbox.engine.shim.Carrier}.
 */
package dev.drydock.sandbox.engine.shim;
