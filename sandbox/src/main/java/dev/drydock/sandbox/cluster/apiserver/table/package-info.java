/**
 * Objects as rows of tables, the columns that {@code kubectl get} shows: those of {@code pkg/printers/internalversion} of Kubernetes.
 * How wide the columns are is the client's business. Start reading at {@link dev.drydock.sandbox.cluster.apiserver.table.Tables}.
 */
package dev.drydock.sandbox.cluster.apiserver.table;
