/**
 * DaemonSets: a pod on every node that will have it.
 * The scheduler binds the pods, each to the node that it was made for. Start reading at {@link dev.drydock.sandbox.cluster.controller.daemonset.DaemonSetController}.
 */
package dev.drydock.sandbox.cluster.controller.daemonset;
