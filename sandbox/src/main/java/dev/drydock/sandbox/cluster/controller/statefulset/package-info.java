/**
 * StatefulSets: pods with numbers for names, made and ended in their order, each with claims of its own that outlive it.
 * Volumes are bound elsewhere. Start reading at {@link dev.drydock.sandbox.cluster.controller.statefulset.StatefulSetController}.
 */
package dev.drydock.sandbox.cluster.controller.statefulset;
