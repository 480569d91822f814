/**
 * Disruption budgets: how many pods of those that a budget protects may be disturbed now.
 * Start reading at {@link dev.drydock.sandbox.cluster.controller.disruption.DisruptionController}.
 */
package dev.drydock.sandbox.cluster.controller.disruption;
