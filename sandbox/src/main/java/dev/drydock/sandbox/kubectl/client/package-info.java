/**
 * How kubectl works inside: work as values that wait for answers ({@link dev.drydock.sandbox.kubectl.client.Task}), what can go wrong and how
 * it is said, the kubeconfig, and requests to the API Server over its REST interface. Which commands there are and what they print is not
 * known here. Start with {@link dev.drydock.sandbox.kubectl.client.Task}, then {@link dev.drydock.sandbox.kubectl.client.Cluster}.
 */
package dev.drydock.sandbox.kubectl.client;
