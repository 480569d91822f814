/**
 * ReplicaSets and ReplicationControllers: as many pods as asked for, made from a template, adopted and released by labels.
 * Rollouts are not made here. Start reading at {@link dev.drydock.sandbox.cluster.controller.replicaset.ReplicaSetController}.
 */
package dev.drydock.sandbox.cluster.controller.replicaset;
