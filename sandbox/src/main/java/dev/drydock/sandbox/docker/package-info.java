/**
 * The docker command-line client. Its program reads a command line (see {@code line} and {@code value}) and hands it to a verb, which speaks
 * to the engine over its API alone (see {@code client}); the verbs are below, a package a management command. Start with {@link
 * dev.drydock.sandbox.docker.Docker}.
 */
package dev.drydock.sandbox.docker;
