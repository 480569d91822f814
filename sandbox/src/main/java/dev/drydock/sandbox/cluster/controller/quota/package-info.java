/**
 * Counts what a namespace uses of its quotas. That nothing exceeds them is a matter of admission.
 * Start reading at {@link dev.drydock.sandbox.cluster.controller.quota.QuotaController}.
 */
package dev.drydock.sandbox.cluster.controller.quota;
