/**
 * Autoscalers: how many replicas a target should have by what its pods use, and how fast that may change.
 * Start reading at {@link dev.drydock.sandbox.cluster.controller.autoscaling.Autoscaler}.
 */
package dev.drydock.sandbox.cluster.controller.autoscaling;
