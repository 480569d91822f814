/**
 * The one loop that every controller runs in: watched objects become keys, keys wait in a queue, one key at a time is reconciled, what
 * failed is tried again later and later. What the controllers do stands in the packages below, a controller each.
 * Start reading at {@link dev.drydock.sandbox.cluster.controller.Controller}, then {@link dev.drydock.sandbox.cluster.controller.ReconcileLoop}.
 */
package dev.drydock.sandbox.cluster.controller;
