/**
 * Kubernetes: a package a component, named as the components are, over the words they share ({@code api}).
 * The components know each other only by the API Server; the client stands in {@code kubectl}.
 * Start reading at {@link dev.drydock.sandbox.cluster.api.Resource}, then {@code apiserver.ApiServer}.
 */
package dev.drydock.sandbox.cluster;
