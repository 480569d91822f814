/**
 * {@code docker compose}: its commands, which make a project's networks, volumes and containers by the Engine API and nothing else.
 * How files become a project is in {@code file}; what is shown while work is under way in {@code progress}.
 * Start reading at {@link dev.drydock.sandbox.docker.compose.Compose}, then {@code Up}.
 */
package dev.drydock.sandbox.docker.compose;
