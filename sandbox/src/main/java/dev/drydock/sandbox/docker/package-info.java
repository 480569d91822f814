/**
 * The docker command-line client: which commands and flags there are, how a command line becomes one of them, how help is laid out. What a
 * command does is in the packages below, one a management command, and reaches the engine only over its API. Start with {@link
 * dev.drydock.sandbox.docker.CommandTree}, then {@link dev.drydock.sandbox.docker.CommandLine}.
 */
package dev.drydock.sandbox.docker;
