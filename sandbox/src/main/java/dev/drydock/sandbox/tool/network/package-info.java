/**
 * Tools of the network: fetching over HTTP, names, connections, addresses. They use the simulated network's own connections, so what they
 * show is what is there. A file a tool. Start reading at {@link dev.drydock.sandbox.tool.network.NetworkTools}.
 */
package dev.drydock.sandbox.tool.network;
