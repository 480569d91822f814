/**
 * Which docker commands and flags there are, how a command line becomes one of them, how help is laid out. What a command does is not known
 * here, nor is the engine. Start with {@link dev.drydock.sandbox.docker.line.CommandTree}, then {@link
 * dev.drydock.sandbox.docker.line.CommandLine}.
 */
package dev.drydock.sandbox.docker.line;
