/**
 * HTTP/1.1 messages as bytes of the simulated network: written and read, whole or as far as they have come.
 * Clients stand in {@code tool.network}, servers in {@code app}. Start reading at {@link dev.drydock.sandbox.http.HttpMessage}.
 */
package dev.drydock.sandbox.http;
