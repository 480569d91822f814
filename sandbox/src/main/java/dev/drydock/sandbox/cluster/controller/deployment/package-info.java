/**
 * Deployments: ReplicaSets made, scaled up and scaled down so that pods change from one template to the next at the pace that the strategy allows.
 * Pods are not touched here, the ReplicaSets' controller makes them; going back is a change of the template by the client.
 * Start reading at {@link dev.drydock.sandbox.cluster.controller.deployment.DeploymentController}.
 */
package dev.drydock.sandbox.cluster.controller.deployment;
