/**
 * What the docker verbs share: one invocation, the connection to the engine, requests and their answers, framed streams, progress lines,
 * attached streams. What a single verb asks or prints is not here. Start with {@link dev.drydock.sandbox.docker.client.Job} and {@link
 * dev.drydock.sandbox.docker.client.Daemon}.
 */
package dev.drydock.sandbox.docker.client;
