/**
 * Docker's networks: creating and removing them, plugging containers in, addresses, published ports, names.
 * How packets find their way is the kernel's; here it is told which namespaces and forwards there are.
 * Start reading at {@link dev.drydock.sandbox.engine.network.Plugging}.
 */
package dev.drydock.sandbox.engine.network;
