/**
 * What the server says of itself: the groups, versions and resources it offers, its version, its health.
 * The objects themselves are served in {@code cluster.apiserver}. Start reading at {@link dev.drydock.sandbox.cluster.apiserver.discovery.Discovery}.
 */
package dev.drydock.sandbox.cluster.apiserver.discovery;
