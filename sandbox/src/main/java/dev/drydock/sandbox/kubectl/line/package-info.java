/**
 * Which kubectl commands and flags there are, how a command line becomes one of them, how help is laid out. What a command does is not known
 * here, nor is the API Server. Start with {@link dev.drydock.sandbox.kubectl.line.CommandTree}, then {@link
 * dev.drydock.sandbox.kubectl.line.CommandLine}.
 */
package dev.drydock.sandbox.kubectl.line;
