/**
 * Containers in motion: starting, the shim that carries their streams, attaching, logs, commands executed inside, signals, stopping,
 * ends and restarts. What a container is stands in {@code record}; the lists and views of it in {@code container}.
 * Start reading at {@link dev.drydock.sandbox.engine.run.StartContainer}, then {@link dev.drydock.sandbox.engine.run.Shim}.
 */
package dev.drydock.sandbox.engine.run;
