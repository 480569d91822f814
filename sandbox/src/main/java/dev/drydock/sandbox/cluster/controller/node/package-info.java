/**
 * What is done about nodes: whether they are heard, their taints, the pods that must leave them or were left behind, their addresses for pods.
 * What a node says of itself is the kubelet's work.
 * Start reading at {@link dev.drydock.sandbox.cluster.controller.node.NodeLifecycleController}.
 */
package dev.drydock.sandbox.cluster.controller.node;
