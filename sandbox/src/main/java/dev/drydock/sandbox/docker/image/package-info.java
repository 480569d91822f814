/**
 * The verbs of {@code docker image} and their short forms: {@code pull}, {@code images}, {@code rmi}, {@code tag} ..., a file a verb. They turn
 * flags into requests and answers into output. Start with {@link dev.drydock.sandbox.docker.image.Pull}.
 */
package dev.drydock.sandbox.docker.image;
