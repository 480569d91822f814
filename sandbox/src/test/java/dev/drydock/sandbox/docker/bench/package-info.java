/**
 * How long the simulated docker takes: printed, not judged. What it does is tested elsewhere. Start reading at {@link
 * dev.drydock.sandbox.docker.bench.ManyContainers}.
 */
package dev.drydock.sandbox.docker.bench;
