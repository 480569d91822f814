/**
 * What the API Server puts into objects where their makers said nothing: the {@code defaults.go} of each group.
 * Start reading at {@link dev.drydock.sandbox.cluster.apiserver.defaults.Defaults}.
 */
package dev.drydock.sandbox.cluster.apiserver.defaults;
