/**
 * The verbs of {@code docker network}: networks are made, joined, left and removed by requests to the engine; their listing and inspection have
 * the common forms. Start with {@link dev.drydock.sandbox.docker.network.NetworkCreate}.
 */
package dev.drydock.sandbox.docker.network;
