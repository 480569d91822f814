/**
 * The Scheduler: decides on which node a pod runs, by filters that a node must pass and scores that prefer some, and says why when there is
 * none. It knows the API Server only; starting what it has placed is the kubelet's work.
 * Start reading at {@link dev.drydock.sandbox.cluster.scheduler.Scheduler}, then {@link dev.drydock.sandbox.cluster.scheduler.Filters}.
 */
package dev.drydock.sandbox.cluster.scheduler;
