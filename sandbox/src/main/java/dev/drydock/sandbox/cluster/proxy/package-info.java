/**
 * {@code kube-proxy}: makes the rules by which nodes lead connections to services on to their pods, from Services and EndpointSlices. What
 * kernels do by these rules is not here but in {@link dev.drydock.sandbox.process.Routing}. Start reading at
 * {@link dev.drydock.sandbox.cluster.proxy.KubeProxy}.
 */
package dev.drydock.sandbox.cluster.proxy;
