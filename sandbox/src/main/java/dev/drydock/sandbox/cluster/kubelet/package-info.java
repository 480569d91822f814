/**
 * The kubelet: brings the pods bound to its node to what their specs say, by way of the node's container runtime, and tells the API
 * Server what has come of it. Who binds pods, and what becomes of those whose node is silent, is not its business.
 * Start with {@link dev.drydock.sandbox.cluster.kubelet.Kubelet}, then {@code PodWorker}, which does the work on one pod.
 */
package dev.drydock.sandbox.cluster.kubelet;
