/**
 * The words that all parts of a cluster share: resources, requests and answers of the Kubernetes API, who calls, selectors, events of watches.
 * What the API Server does with them stands in {@code cluster.apiserver}, what is stored in {@code cluster.etcd}.
 * Start reading at {@link dev.drydock.sandbox.cluster.api.Resource}, then {@link dev.drydock.sandbox.cluster.api.ApiRequest}.
 */
package dev.drydock.sandbox.cluster.api;
