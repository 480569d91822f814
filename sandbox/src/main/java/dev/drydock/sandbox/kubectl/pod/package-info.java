/**
 * The verbs that speak with the containers of pods: {@code logs}, {@code exec}, {@code attach}, {@code cp}, {@code port-forward}, {@code
 * debug}. Their streams go through the API Server to the node's kubelet. Start with {@link dev.drydock.sandbox.kubectl.pod.Exec}, then
 * {@link dev.drydock.sandbox.kubectl.pod.Remote}.
 */
package dev.drydock.sandbox.kubectl.pod;
