/**
 * The verbs about the client and the server themselves: versions, what the server serves, plug-ins, access rights. Start with {@link
 * dev.drydock.sandbox.kubectl.system.Version}.
 */
package dev.drydock.sandbox.kubectl.system;
