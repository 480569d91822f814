/**
 * Commands about a swarm. No engine here is in one, so they ask, and say what the engine answered. Start reading at
 * {@link dev.drydock.sandbox.docker.swarm.SwarmRequests}.
 */
package dev.drydock.sandbox.docker.swarm;
