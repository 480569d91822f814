/**
 * The verbs of {@code docker container} and their short forms: {@code run}, {@code ps}, {@code logs}, {@code exec} ..., a file a verb. They
 * turn flags into requests and answers into output; what a container is, only the engine knows. Start with {@link
 * dev.drydock.sandbox.docker.container.Run}.
 */
package dev.drydock.sandbox.docker.container;
