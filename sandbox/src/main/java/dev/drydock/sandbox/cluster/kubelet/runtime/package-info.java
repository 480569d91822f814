/**
 * The container runtime as a kubelet sees it: sandboxes and containers of pods, images, in the words of the runtime that the node has.
 * What a container is and how its processes run stands in {@code engine}; what a pod is stands in the kubelet.
 * Start with {@link dev.drydock.sandbox.cluster.kubelet.runtime.Runtime}.
 */
package dev.drydock.sandbox.cluster.kubelet.runtime;
